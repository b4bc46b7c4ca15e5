namespace Readout.Events;

/// <summary>
/// Who does what in a clause, whatever its surface form: passives, by-phrases, relative clauses, participles,
/// subjects shared by coordinated verbs and by the verbs that control an infinitive.
/// </summary>
internal static class Grammar
{
    /// <summary>Verbs whose object is the doer of the infinitive: "urged Turkey to withdraw".</summary>
    private static readonly HashSet<string> SubjectControlWithObject = ["promise", "threaten", "pledge", "vow", "use"];

    /// <summary>Verbs of what is done to somebody for a deed of his.</summary>
    private static readonly HashSet<string> Judging =
    [
        "accuse", "arrest", "blame", "blast", "charge", "chide", "condemn", "convict", "criticise", "criticize", "denounce", "detain", "fault", "fine", "indict", "jail", "lambaste", "praise", "prosecute", "punish", "rebuke", "sanction", "slam",
        "sue", "thank",
    ];

    public static bool IsPassive(ParseTree tree, int verb)
    {
        if (tree.Child(verb, "nsubj:pass", "aux:pass", "csubj:pass") >= 0)
        {
            return true;
        }

        if (tree[verb].Xpos != "VBN")
        {
            return false;
        }

        foreach (int child in tree.Children(verb))
        {
            if (tree.Is(child, "aux") && tree.Lemma(child) is "have")
            {
                return false;
            }
        }

        // "the men arrested on Monday", "ISIS militants killed in raid"; a conjunct takes over its partner's voice.
        if (tree.Is(verb, "conj"))
        {
            int first = tree.Head(verb);
            return first >= 0 && tree.Child(verb, "nsubj", "obj") < 0 && IsPassive(tree, first);
        }

        return tree.Child(verb, "obj", "nsubj") < 0;
    }

    /// <summary>Deep subjects: who acts. Empty for a passive without a by-phrase.</summary>
    public static List<int> Subjects(ParseTree tree, int predicate, int depth = 0)
    {
        if (depth > 6)
        {
            return [];
        }

        if (IsPassive(tree, predicate))
        {
            var agents = Agents(tree, predicate);
            if (agents.Count == 0 && tree.Is(predicate, "conj") && tree.Child(predicate, "nsubj:pass") < 0)
            {
                agents = Agents(tree, tree.Head(predicate));
            }

            return agents;
        }

        return SurfaceSubjects(tree, predicate, depth);
    }

    /// <summary>Deep objects: whom or what it is done to.</summary>
    public static List<int> Objects(ParseTree tree, int predicate)
    {
        if (IsPassive(tree, predicate))
        {
            return SurfaceSubjects(tree, predicate, 0);
        }

        var objects = new List<int>();
        foreach (int child in tree.Children(predicate))
        {
            if (tree[child].Deprel == "obj")
            {
                objects.Add(Antecedent(tree, predicate, child));
            }
        }

        if (objects.Count == 0)
        {
            // "asked Turkey to leave": whom is asked hangs as indirect object; "handed over the soldier": the particle may
            // have been read as the preposition of what is the object.
            foreach (int child in tree.Children(predicate))
            {
                if (tree.Is(child, "iobj") || (tree[child].Deprel == "obl" && (IsParticlePhrase(tree, predicate, child) || IsBareBehindParticle(tree, predicate, child) || IsCounted(tree, predicate, child))))
                {
                    objects.Add(Antecedent(tree, predicate, child));
                }
            }
        }

        if (objects.Count == 0 && tree.Is(predicate, "acl:relcl") && tree.Child(predicate, "nsubj", "nsubj:outer") >= 0
            && tree.Child(predicate, "ccomp", "xcomp", "cop") < 0 && tree.Child(predicate, "obl") < 0)
        {
            // "the claims Trump denied": the antecedent is the object, unless the pronoun stands elsewhere.
            objects.Add(tree.Head(predicate));
        }

        // "shot and killed a soldier": coordinated verbs share the object behind the last.
        if (objects.Count == 0 && tree.Child(predicate, "obl", "ccomp", "xcomp") < 0)
        {
            foreach (int child in tree.Children(predicate))
            {
                if (tree.Is(child, "conj") && child - predicate <= 3 && tree.IsVerb(child))
                {
                    objects.AddRange(Objects(tree, child));
                    break;
                }
            }
        }

        return objects;
    }

    /// <summary>Phrases and clauses that a preposition or marker ties to the word: "with" → "talks <b>with</b> Iran".</summary>
    public static List<int> Oblique(ParseTree tree, int word, string preposition)
    {
        var found = new List<int>();
        foreach (int child in tree.Children(word))
        {
            if (tree.IsAny(child, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obj", "conj") && tree.HasMarker(child, preposition))
            {
                found.Add(child);
            }
        }

        return found;
    }

    /// <summary>The antecedent when <paramref name="argument"/> is a relative pronoun of the clause, else the argument itself.</summary>
    public static int Antecedent(ParseTree tree, int predicate, int argument)
    {
        if (tree[argument].Feats.Contains("PronType=Rel", StringComparison.Ordinal) || tree[argument].Xpos is "WDT" or "WP")
        {
            for (int at = predicate, steps = 0; at >= 0 && steps < 4; at = tree.Head(at), steps++)
            {
                if (tree.Is(at, "acl"))
                {
                    return tree.Head(at);
                }
            }
        }

        return argument;
    }

    /// <summary>"called off the talks": a phrase without a preposition behind a particle.</summary>
    private static bool IsBareBehindParticle(ParseTree tree, int verb, int phrase) =>
        tree.Child(phrase, "case") < 0 && tree.Child(verb, "compound:prt") is >= 0 and var particle && particle < phrase;

    /// <summary>"abducted at least 60 girls": the "at" of the figure may have been read as the noun's own.</summary>
    private static bool IsCounted(ParseTree tree, int verb, int phrase) =>
        verb + 2 < tree.Count && phrase > verb && tree.Child(phrase, "case", "mark") < 0 && tree.IsNoun(phrase) && tree.Child(phrase, "nummod") > verb
        && tree.Lemma(verb + 1) is "at" or "as" or "up" or "more" or "over";

    /// <summary>"pulled out of the pact": what has a preposition besides the particle is no object.</summary>
    private static bool IsParticlePhrase(ParseTree tree, int verb, int phrase) =>
        verb + 1 < tree.Count && tree.Child(phrase, "case") == verb + 1 && tree.ChildrenIn(phrase, "case").Count() == 1 && tree.Lemma(verb + 1) is ("over" or "off" or "out" or "down" or "up" or "back");

    private static List<int> Agents(ParseTree tree, int verb)
    {
        var agents = new List<int>();
        foreach (int child in tree.Children(verb))
        {
            if (tree[child].Deprel == "obl:agent" || (tree.Is(child, "obl") && tree.HasMarker(child, "by")))
            {
                agents.Add(child);
            }
        }

        return agents;
    }

    private static List<int> SurfaceSubjects(ParseTree tree, int predicate, int depth)
    {
        var subjects = new List<int>();
        foreach (int child in tree.Children(predicate))
        {
            if (tree.Is(child, "nsubj"))
            {
                subjects.Add(Antecedent(tree, predicate, child));
            }
        }

        if (subjects.Count > 0 || depth > 6)
        {
            return subjects;
        }

        int head = tree.Head(predicate);
        if (head < 0)
        {
            return subjects;
        }

        string relation = tree[predicate].Deprel;
        if (tree.Is(predicate, "acl"))
        {
            // "troops deployed …", "militants holding …", "its decision to lift …" (whose decision).
            if (tree[predicate].Xpos is "VBN" or "VBG" || relation == "acl:relcl")
            {
                return [head];
            }

            int owner = tree.Child(head, "nmod:poss");
            return owner >= 0 ? [owner] : SubjectsOfUser(tree, head, depth);
        }

        if (tree.Is(predicate, "xcomp") || tree.Is(predicate, "ccomp"))
        {
            if (tree.Is(predicate, "ccomp") && tree[predicate].Xpos is not ("VBG" or "VB" or "VBN"))
            {
                return subjects;
            }

            var controlled = SubjectControlWithObject.Contains(tree.Lemma(head)) ? [] : Objects(tree, head);
            return controlled.Count > 0 && !(controlled.Count == 1 && controlled[0] == predicate)
                ? controlled
                : tree.IsVerb(head) ? Subjects(tree, head, depth + 1) : SurfaceSubjects(tree, head, depth + 1);
        }

        if (tree.IsAny(predicate, "conj", "parataxis") && (tree.IsVerb(head) || tree.Child(head, "cop") >= 0))
        {
            // A conjunct without a subject of its own takes the first verb's surface subject.
            return relation == "parataxis" && tree[predicate].Xpos != "VBG"
                ? subjects
                : SurfaceSubjects(tree, head, depth + 1);
        }

        if (tree.Is(predicate, "advcl"))
        {
            // "Accused the militia of shelling …", "blamed them for killing …": the accused did it.
            if (tree[predicate].Xpos == "VBG" && tree.IsVerb(head) && !IsPassive(tree, head) && (tree.HasMarker(predicate, "of") || tree.HasMarker(predicate, "from") || (tree.HasMarker(predicate, "for") && Judging.Contains(tree.Lemma(head))))
                && Objects(tree, head) is { Count: > 0 } judged)
            {
                return judged;
            }

            // "was attacked by militiamen, killing 156": whoever acts in the main clause, not its passive subject.
            return tree.IsVerb(head) ? Subjects(tree, head, depth + 1) : tree.Child(head, "cop") >= 0 ? SurfaceSubjects(tree, head, depth + 1) : subjects;
        }

        return subjects;
    }

    /// <summary>For a noun without an owner ("made a decision to …"): the subject of the verb that it is the object of.</summary>
    private static List<int> SubjectsOfUser(ParseTree tree, int noun, int depth)
    {
        int verb = tree.Head(noun);
        return verb >= 0 && tree.Is(noun, "obj") && tree.IsVerb(verb) ? Subjects(tree, verb, depth + 1) : [];
    }
}
