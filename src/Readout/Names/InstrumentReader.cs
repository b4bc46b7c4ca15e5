using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// Resolutions by number, and treaties, agreements, accords and road maps by their own names: "UN Security Council
/// Resolution 1701", "the Taif Agreement", "the Treaty on Open Skies".
/// </summary>
internal static class InstrumentReader
{
    private static readonly string[] Kinds =
        ["agreement", "accord", "accords", "treaty", "pact", "convention", "protocol", "protocols", "memorandum", "declaration", "charter", "communique", "initiative", "roadmap", "plan", "statute"];

    /// <param name="used">Set for every token inside an instrument's name, so that no actor is read there.</param>
    public static ImmutableArray<Instrument> Read(NameText text, bool[] used)
    {
        var found = new Dictionary<string, (string Name, List<TextSpan> Spans)>(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences)
        {
            for (int at = sentence.Start; at < sentence.End; at++)
            {
                if (Resolution(text, sentence, at, out int end, out string name) || (!sentence.TitleCase && Titled(text, sentence, at, out end, out name)))
                {
                    Array.Fill(used, true, at, end - at);
                    var span = new TextSpan(text.Tokens[at].Start, text.Tokens[end - 1].End);
                    string key = Folding.Key(name);
                    if (!found.TryGetValue(key, out var entry))
                    {
                        found.Add(key, entry = (name, []));
                    }

                    entry.Spans.Add(span);
                    at = end - 1;
                }
            }
        }

        return [.. found.Values.OrderBy(f => f.Spans[0]).Select(f => new Instrument(f.Name, [.. f.Spans]))];
    }

    /// <summary>"Resolution 1701", "resolutions 242 and 338", with the body in front: numbers above 100 are the Security Council's.</summary>
    private static bool Resolution(NameText text, TokenRange sentence, int at, out int end, out string name)
    {
        (end, name) = (at, "");
        var tokens = text.Tokens;
        if (!(tokens[at].Is("resolution") || tokens[at].Is("resolutions")) || at + 1 >= sentence.End)
        {
            // A further number of a list: "Resolutions 1701 and 1559".
            bool listed = tokens[at].IsNumber && at - 2 >= sentence.Start && tokens[at - 1].Key is "and" or "or" or "," && tokens[at - 2].IsNumber && InList(tokens, at - 2, sentence.Start);
            if (!listed || !int.TryParse(tokens[at].Key, out int further) || further is < 10 or > 9999)
            {
                return false;
            }

            (end, name) = (at + 1, "UN Security Council Resolution " + tokens[at].Key);
            return true;
        }

        int number = at + 1;
        while (number < sentence.End && tokens[number].Key is "no" or "number" or "." or "#")
        {
            number++;
        }

        if (number >= sentence.End || !tokens[number].IsNumber || !int.TryParse(tokens[number].Key, out int value) || value is < 10 or > 9999)
        {
            return false;
        }

        bool assembly = false;
        for (int i = Math.Max(sentence.Start, at - 4); i < at; i++)
        {
            assembly |= tokens[i].Is("assembly");
        }

        (end, name) = (number + 1, (assembly ? "UN General Assembly Resolution " : "UN Security Council Resolution ") + tokens[number].Key);
        return true;
    }

    private static bool InList(List<Token> tokens, int at, int start)
    {
        for (int i = at; i >= start && at - i < 8; i--)
        {
            if (tokens[i].Is("resolutions"))
            {
                return true;
            }

            if (!tokens[i].IsNumber && tokens[i].Key is not ("and" or "," or "or"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Capitalised words that end in a kind ("Taif Agreement"), or a kind that "of" or "on" continues ("Treaty of Lausanne").</summary>
    private static bool Titled(NameText text, TokenRange sentence, int at, out int end, out string name)
    {
        (end, name) = (at, "");
        var tokens = text.Tokens;
        if (!tokens[at].IsWord || !tokens[at].Capital || tokens[at].Key is "the" or "a" or "an" or "this" || (at > sentence.Start && tokens[at - 1].Capital && tokens[at - 1].IsWord && tokens[at - 1].Key is not ("the" or "a")))
        {
            return false;
        }

        int last = -1, i = at;
        while (i < sentence.End && i - at < 9 && (tokens[i].Capital || tokens[i].IsNumber || (i > at && (tokens[i].Is("-") || tokens[i].Key is "'s" or "–"))))
        {
            if (tokens[i].Capital && Kinds.Contains(tokens[i].Key, StringComparer.Ordinal))
            {
                last = i;
            }

            i++;
        }

        if (last > at && last + 1 < sentence.End && tokens[last + 1] is { IsWord: true, Capital: true } && !tokens[last + 1].Is("'s"))
        {
            return false; // "Collective Security Treaty Organization"
        }

        if (last > at)
        {
            // "Road Map", "Peace Plan" alone name nothing; a name must stand before the kind.
            end = last + 1;
        }
        else if (last == at && i == at + 1 && i + 1 < sentence.End && tokens[i].Key is "of" or "on" && Kinds.Contains(tokens[at].Key, StringComparer.Ordinal))
        {
            int from = tokens[i + 1].Is("the") ? i + 2 : i + 1, to = from;
            while (to < sentence.End && (tokens[to].Capital || (tokens[to].Is("of") && to + 1 < sentence.End && tokens[to + 1].Capital)))
            {
                to++;
            }

            if (to == from)
            {
                return false;
            }

            end = to;
        }
        else
        {
            return false;
        }

        name = new TextSpan(tokens[at].Start, tokens[end - 1].End).Of(text.Text);
        return true;
    }
}
