using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Names.Times;

/// <summary>
/// Time expressions after TIMEX3 (TimeML annotation guidelines 1.2.1): finds them and gives each its normal value
/// relative to the document's date.
/// </summary>
internal sealed class TimexReader(LexiconSet lexicons)
{
    private readonly TimeWords words = new(lexicons);

    /// <param name="used">Set for every token inside a time expression, so that no name is read there.</param>
    public ImmutableArray<Timex> Read(NameText text, ImmutableArray<Sentence> sentences, string? documentDate, bool[] used)
    {
        var grammar = new TimexGrammar(text.Tokens, words, DocumentClock.Of(documentDate), new Tenses(text.Text, sentences));
        var found = ImmutableArray.CreateBuilder<Timex>();
        foreach (var sentence in Ranges(text))
        {
            grammar.Enter(sentence);
            for (int at = sentence.Start; at < sentence.End;)
            {
                if (grammar.Match(at) is not { } match)
                {
                    at++;
                    continue;
                }

                Array.Fill(used, true, at, match.End - at);
                var span = new TextSpan(text.Tokens[at].Start, text.Tokens[match.End - 1].End);
                grammar.Remember(match);
                found.Add(new Timex("t" + (found.Count + 1).ToString(CultureInfo.InvariantCulture), [span], match.Type, match.Value));
                at = match.End;
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The sentences, joined where one seems to end in the middle of an expression: "at 9 a.m. | Tuesday", "Nov. | 6".</summary>
    private static IEnumerable<TokenRange> Ranges(NameText text)
    {
        TokenRange? open = null;
        foreach (var sentence in text.Sentences)
        {
            if (open is { } before && before.Paragraph == sentence.Paragraph && before.End == sentence.Start && before.End > before.Start && EndsOpen(text.Tokens, before))
            {
                open = before with { End = sentence.End };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = sentence;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static bool EndsOpen(List<Token> tokens, TokenRange range)
    {
        int last = tokens[range.End - 1].Is(".") && range.End - 2 >= range.Start ? range.End - 2 : range.End - 1;
        return tokens[last].Key is "a.m." or "p.m." or "a.m" or "p.m" or "jan" or "feb" or "mar" or "apr" or "aug" or "sept" or "sep" or "oct" or "nov" or "dec" or "est" or "gmt";
    }
}
