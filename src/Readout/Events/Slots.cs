namespace Readout.Events;

/// <summary>
/// The ways from a trigger to the words around it that tests and roles of the event lexicon name. Any name that is
/// not listed here is a preposition: <c>with</c>, <c>against</c>, <c>from</c>.
/// </summary>
internal static class Slots
{
    public const string Subject = "subj";
    public const string Object = "obj";

    public static List<int> Of(SentenceView view, int word, string slot)
    {
        var tree = view.Tree;
        return slot switch
        {
            Subject => Through(view, SubjectsOf(tree, word)),
            Object => Through(view, Grammar.Objects(tree, word)),
            "iobj" => In(tree, word, "iobj"),
            "inf" => [.. Children(tree, word).Where(c => IsInfinitive(tree, c))],
            "that" => [.. Children(tree, word).Where(c => tree.Is(c, "ccomp") || IsQuotedMain(tree, c))],
            "ing" => [.. Children(tree, word).Where(c => tree.IsAny(c, "xcomp", "ccomp", "advcl", "acl") && tree[c].Xpos == "VBG" && tree.Child(c, "mark") < 0)],
            "poss" => In(tree, word, "nmod:poss"),
            "mod" => [.. Children(tree, word).Where(c => tree.IsAny(c, "amod", "compound", "nmod:desc", "nmod:unmarked") && !tree.Is(c, "compound:prt"))],
            "num" => In(tree, word, "nummod"),
            "aux" => In(tree, word, "aux"),
            "adv" => In(tree, word, "advmod"),
            "case" => In(tree, word, "case"),
            "mark" => In(tree, word, "mark"),
            "comp" => [.. Children(tree, word).Where(c => tree.IsAny(c, "xcomp") && !IsInfinitive(tree, c))],
            "appos" => In(tree, word, "appos"),
            "user" => User(tree, view.Classes, word) is var user and >= 0 ? [user] : [],
            "light" => Through(view, LightSubjects(view, word)),
            "rel" => tree.Is(word, "acl") ? [tree.Head(word)] : [],
            _ => Prepositional(view, word, slot),
        };
    }

    /// <summary>
    /// The verb that uses a noun as object or subject, past "round of", "series of" and coordination; −1 when there is none. Who is
    /// "backed by air strikes" is not hit by them.
    /// </summary>
    public static int User(ParseTree tree, WordClasses classes, int noun)
    {
        int outer = Outermost(tree, classes, noun);
        int head = tree.Head(outer);
        return head >= 0 && tree.IsVerb(head) && tree.IsAny(outer, "obj", "nsubj", "obl", "xcomp") && !(tree.Is(outer, "obl") && classes.Holds("BACKING", tree, head)) ? head : -1;
    }

    /// <summary>"round" for "talks" in "a round of talks", the first conjunct for a later one.</summary>
    public static int Outermost(ParseTree tree, WordClasses classes, int noun)
    {
        int at = noun;
        for (int steps = 0; steps < 6; steps++)
        {
            int head = tree.Head(at);
            if (head >= 0 && ((tree.Is(at, "nmod") && classes.Holds("TRANSPARENT", tree, head)) || (tree.Is(at, "conj") && tree.IsNoun(head))
                || (tree.Is(at, "compound") && classes.Holds("TRANSPARENT", tree, head))))
            {
                at = head;
                continue;
            }

            break;
        }

        return at;
    }

    private static bool IsQuotedMain(ParseTree tree, int child) =>
        tree[child].Deprel == "parataxis" && tree.IsVerb(child) && tree.Child(child, "nsubj") >= 0;

    private static bool IsInfinitive(ParseTree tree, int child) =>
        tree.IsAny(child, "xcomp", "acl", "advcl", "ccomp", "csubj")
        && (tree.HasMarker(child, "to") || (tree.Is(child, "xcomp") && tree[child].Xpos == "VB"));

    private static List<int> SubjectsOf(ParseTree tree, int word) => Grammar.Subjects(tree, word);

    private static List<int> LightSubjects(SentenceView view, int noun)
    {
        int user = User(view.Tree, view.Classes, noun);
        if (user < 0 || !view.Classes.Holds("LIGHT", view.Tree, user))
        {
            return [];
        }

        // "talks began", "the talks were mediated": nobody stands before the noun itself.
        int outer = Outermost(view.Tree, view.Classes, noun);
        return [.. Grammar.Subjects(view.Tree, user).Where(s => s != outer && !view.Tree.Below(s, outer))];
    }

    private static List<int> Prepositional(SentenceView view, int word, string preposition)
    {
        var tree = view.Tree;
        var found = Grammar.Oblique(tree, word, preposition);
        if (found.Count == 0 && tree.IsVerb(word))
        {
            // "impose sanctions on Iran": the phrase may hang on the object.
            foreach (int taken in Children(tree, word).Where(c => tree.IsAny(c, "obj", "nsubj:pass") || (tree.Is(c, "obl") && Grammar.Objects(tree, word).Contains(c))))
            {
                found.AddRange(tree.Coordinated(taken).SelectMany(o => Grammar.Oblique(tree, o, preposition)));
            }
        }

        // "follows an investigation into his firm": what stands right behind the noun is the noun's, wherever it hangs.
        for (int governor = tree.IsNoun(word) ? tree.Head(word) : -1, steps = 0; found.Count == 0 && governor >= 0 && steps < 3; governor = tree.Head(governor), steps++)
        {
            found.AddRange(Grammar.Oblique(tree, governor, preposition).Where(o => tree.Child(o, "case", "mark") == word + 1)
                .Select(o => tree.IsVerb(o) && tree.Child(o, "nsubj") is >= 0 and var subject ? subject : o));
        }

        if (found.Count == 0 && tree.IsNoun(word))
        {
            // "held talks with Iran": the phrase may hang on the verb.
            int user = User(tree, view.Classes, word);
            if (user >= 0 && view.Classes.Holds("LIGHT", tree, user))
            {
                found.AddRange(Grammar.Oblique(tree, user, preposition));
            }
            else
            {
                int outer = Outermost(tree, view.Classes, word);
                if (outer != word)
                {
                    found.AddRange(Grammar.Oblique(tree, outer, preposition).Where(f => !tree.Below(word, f)));
                }
            }
        }

        if (found.Count == 0 && preposition == "by" && tree.IsNoun(word))
        {
            // "the shelling of the clinic by rebels", "rejected calls by rulers": the doer may hang on a neighbour.
            int verb = tree.Is(word, "obj") ? tree.Head(word) : -1;
            found.AddRange(Grammar.Oblique(tree, word, "of").SelectMany(o => Grammar.Oblique(tree, o, "by")));
            found.AddRange(found.Count == 0 && verb >= 0 && !Grammar.IsPassive(tree, verb) ? Grammar.Oblique(tree, verb, "by").Where(o => o > word) : []);
        }

        return Through(view, found);
    }

    /// <summary>From "dozens" to "rebels" in "dozens of rebels"; both are kept, the inner one first.</summary>
    private static List<int> Through(SentenceView view, List<int> words)
    {
        var tree = view.Tree;
        for (int n = 0; n < words.Count; n++)
        {
            int word = words[n];
            if (view.Classes.Holds("TRANSPARENT", tree, word))
            {
                foreach (int inner in Grammar.Oblique(tree, word, "of"))
                {
                    words[n] = inner;
                    n--;
                    break;
                }
            }

            if (words.Count > 64)
            {
                break;
            }
        }

        return words;
    }

    private static List<int> In(ParseTree tree, int word, string relation) => [.. tree.ChildrenIn(word, relation)];

    private static IEnumerable<int> Children(ParseTree tree, int word) => tree.Children(word).ToArray();
}
