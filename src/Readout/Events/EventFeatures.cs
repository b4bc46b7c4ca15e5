using System.Globalization;
using Readout.Names;

namespace Readout.Events;

/// <summary>
/// What speaks for and against a drafted event being one that a reader would record: its row, its parties, how it is put
/// forward, where in sentence and article it stands and what was told before. <see cref="EventConfidence"/> weighs them.
/// </summary>
internal sealed class EventFeatures(SpeechContext speech, NameTable names)
{
    private readonly Dictionary<string, int> mentions = names.Actors.ToDictionary(a => a.Id, a => a.Mentions.Length, StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>Asked for each event of an article in text order, since what was told before counts.</summary>
    public List<string> Of(Candidate c)
    {
        var tree = c.View.Tree;
        var word = tree[c.Trigger];
        string type = c.Type;
        string lemma = tree.Lemma(c.Trigger);
        List<string> features =
        [
            "bias",
            $"type {type}",
            $"row {c.Row.Words[0]} {type}",
            $"part {c.Row.Part}",
            $"tests {Few(c.Row.When.Length, 2)}",
            $"status {c.Status}",
            $"status {c.Status} {type}",
            $"tag {word.Xpos}",
            $"relation {word.Deprel}",
            $"actor {Kind(c, c.Actors)}",
            $"recipient {(c.Row.Mutual ? $"mutual {Few(c.Actors.Count, 2)}" : Kind(c, c.Recipients))}",
            $"roles {Known(c.Actors)} {(c.Row.Mutual ? Few(c.Actors.Count, 2) : Known(c.Recipients))} {type}",
            $"countries {Few(Parties(c).Select(p => p.Party.Country).OfType<string>().Distinct(StringComparer.Ordinal).Count(), 2)}",
            $"mentions {Often(Actors(c).Select(id => mentions.GetValueOrDefault(id)).DefaultIfEmpty().Max())}",
            $"mode {c.Mode ?? "none"}",
            tree.Sentence.Paragraph < 0 ? "place headline" : $"place {Place(c.View.Index)}",
            $"retold {Few(c.Retold.Count, 2)}",
            $"factuality {(word.Factuality is { } f ? Math.Round(f).ToString(CultureInfo.InvariantCulture) : "none")}",
            c.Time is null ? "undated" : "dated",
            c.Place is null ? "unplaced" : "placed",
            $"before {Few(Count(type), 3)}",
            $"same word before {Few(Count($"{type} {lemma}"), 2)}",
            $"same party before {Few(Actors(c).Select(id => Count($"{type} {id}")).DefaultIfEmpty().Max(), 2)}",
        ];
        if (c.SaidIn is not null)
        {
            features.AddRange(["said", $"said {type}", $"said {speech.Innermost(c)?.Stance}"]);
        }

        if (c.Spoken is { } spoken)
        {
            features.AddRange(["spoken", $"spoken {spoken.Source.Kind}", $"spoken {spoken.Form}", $"spoken {Math.Floor(spoken.Confidence * 5).ToString(CultureInfo.InvariantCulture)}", $"spoken {lemma}"]);
        }

        if (tree.IsNoun(c.Trigger))
        {
            int determiner = tree.Child(c.Trigger, "det");
            int user = Slots.User(tree, c.View.Classes, c.Trigger);
            features.Add($"determiner {(determiner >= 0 ? tree.Lemma(determiner) : tree.Child(c.Trigger, "nmod:poss") >= 0 ? "possessive" : word.Xpos)}");
            features.Add(user >= 0 && c.View.Classes.Holds("LIGHT", tree, user) ? "light" : "not light");
        }

        features.AddRange(Clauses(tree, c.Trigger));
        seen[type] = Count(type) + 1;
        seen[$"{type} {lemma}"] = Count($"{type} {lemma}") + 1;
        foreach (string id in Actors(c).Distinct(StringComparer.Ordinal))
        {
            seen[$"{type} {id}"] = Count($"{type} {id}") + 1;
        }

        return features;
    }

    private static IEnumerable<FoundParty> Parties(Candidate c) => c.Actors.Concat(c.Recipients);

    private static IEnumerable<string> Actors(Candidate c) => Parties(c).Select(p => p.Party.ActorId).OfType<string>();

    private static string Often(int count) => count switch { 0 => "none", 1 => "once", < 4 => "some", < 8 => "many", _ => "most" };

    private int Count(string key) => seen.GetValueOrDefault(key);

    private static string Few(int count, int most) => Math.Min(count, most).ToString(CultureInfo.InvariantCulture);

    private static string Known(List<FoundParty> parties) =>
        parties.Count == 0 ? "none" : parties.Any(p => p.Party.Country is not null) ? "country" : parties.Any(p => p.Party.ActorId is not null) ? "actor" : "noun";

    private static string Kind(Candidate c, List<FoundParty> parties)
    {
        if (parties.Count == 0)
        {
            return "none";
        }

        var word = c.View.Tree[parties[0].Word];
        return (word.Upos switch { "PRON" => "pronoun", "PROPN" => "name", _ => word.Xpos == "NNS" ? "many" : "one" }) + (parties[0].Party.Country is null ? " stateless" : "");
    }

    private static string Place(int sentence) => sentence switch { < 2 => "first", < 5 => "early", < 10 => "middle", _ => "late" };

    /// <summary>The clauses and phrases that the event stands in: background is told in other ones than news.</summary>
    private static IEnumerable<string> Clauses(ParseTree tree, int word)
    {
        for (int at = word, steps = 0; at >= 0 && steps < 3; at = tree.Head(at), steps++)
        {
            if (tree.IsAny(at, "advcl", "acl", "nmod", "obl"))
            {
                int marker = tree.Child(at, "mark", "case");
                yield return $"clause {tree[at].Deprel} {(marker < 0 ? "none" : tree.Lemma(marker))}";
            }
        }
    }
}
