namespace Readout.Events;

/// <summary>Leaves out what PLOVER does not code: acts without a party, and acts that are only talked of.</summary>
internal static class Screening
{
    public static void Screen(Candidate candidate, SpeechContext speech)
    {
        if (!candidate.Stands)
        {
            return;
        }

        if (candidate.Status == EventStatus.Hypothetical && !IsSupposition(candidate))
        {
            candidate.Drop("hypothetical: only demanded, wished for or supposed");
        }
        else if (candidate.Actors.Count == 0 && candidate.Recipients.Count == 0)
        {
            candidate.Drop("no party");
        }
        else if (candidate.Actors.Count == 0 && candidate.Type is ("ACCUSE" or "REQUEST" or "REJECT" or "THREATEN" or "AGREE" or "SUPPORT") && candidate.Row.Part != 'v' && !(IsLegal(candidate) && candidate.Recipients.Count > 0))
        {
            candidate.Drop("words without a speaker");
        }
        else if (candidate.Status == EventStatus.Possible && !IsLegal(candidate) && candidate.Type is ("REQUEST" or "REJECT" or "SUPPORT" or "AGREE" or "THREATEN" or "ACCUSE"))
        {
            candidate.Drop("words that may be said are none yet");
        }
        else if (IsOnOneself(candidate))
        {
            candidate.Drop("done to oneself");
        }
        else if (IsPrivate(candidate))
        {
            candidate.Drop("private life: talks with one's own family");
        }
        else if (IsNobodys(candidate))
        {
            candidate.Drop("private life: nobody of a state or a sector takes part");
        }
        else if (IsQuestion(candidate))
        {
            candidate.Drop("a question");
        }
    }

    /// <summary>"if Ankara withdrew its troops": an act that somebody the article names is supposed to do, not one that is only wished for.</summary>
    private static bool IsSupposition(Candidate candidate) =>
        candidate.Supposed && candidate.Row.Part == 'v' && candidate.Actors.Any(a => a.Party is { Country: not null, ActorId: not null })
        && candidate.Type is not ("REQUEST" or "REJECT" or "SUPPORT" or "AGREE" or "THREATEN" or "ACCUSE" or "CONCEDE");

    /// <summary>Inquiries and charges are acts, not only words: "may be charged with treason" is coded.</summary>
    private static bool IsLegal(Candidate candidate) => candidate.Mode == "investigate" || candidate.Cameo is "115" or "116";

    /// <summary>An act in words is done once it is said; an inquiry goes on.</summary>
    public static bool IsSaying(Candidate candidate) =>
        candidate.Mode != "investigate" && candidate.Type is "ACCUSE" or "REQUEST" or "REJECT" or "THREATEN";

    /// <summary>"had killed himself"; a bomber who blew himself up meant others.</summary>
    private static bool IsOnOneself(Candidate candidate)
    {
        var tree = candidate.View.Tree;
        return candidate.Type is "ASSAULT" or "COERCE" && candidate.Mode != "suicide-attack" && tree.IsVerb(candidate.Trigger) && tree.Child(candidate.Trigger, "obj") is >= 0 and var whom
            && tree[whom].Upos == "PRON" && (tree.Form(whom).EndsWith("self", StringComparison.OrdinalIgnoreCase) || tree.Form(whom).EndsWith("selves", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"phoned her cousin", "spoke with his brother": no party on the other side.</summary>
    private static bool IsPrivate(Candidate candidate)
    {
        var tree = candidate.View.Tree;
        return candidate.Type == "CONSULT" && candidate.Recipients.Concat(candidate.Actors).Any(p => candidate.View.Classes.Holds("KIN", tree, p.Word)
            && tree.Child(p.Word, "nmod:poss") is >= 0 and var whose && tree[whose].Upos == "PRON");
    }

    /// <summary>"The couple agreed on the curtains": friendly acts of people who have no name, country or office.</summary>
    private static bool IsNobodys(Candidate candidate) =>
        (candidate.Type is "AGREE" or "CONSULT" or "SUPPORT" || candidate.Mode == "resign")
        && candidate.Actors.Concat(candidate.Recipients).All(p => p.Party is { Country: null, Sectors.IsEmpty: true } && candidate.View.Tree[p.Word].Upos != "PROPN");

    private static bool IsQuestion(Candidate candidate)
    {
        var tree = candidate.View.Tree;
        return tree.Count > 0 && tree.Form(tree.Count - 1) == "?" && candidate.SaidIn is null;
    }
}
