using System.Collections.Immutable;
using System.Text;
using Readout.Articles;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Ledger;

/// <summary>A statement in few words: who, of which country, of what kind, with what stance, said what.</summary>
internal sealed record Told(string Who, string? Country, SourceKind Kind, Stance Stance, string What, string? Via = null, string? On = null)
{
    /// <summary>An article of such statements, a sentence each, put together by hand.</summary>
    public static Reading Reading(string id, string headline, string? date, params Told[] told)
    {
        var text = new StringBuilder(headline).Append("\n\n");
        int body = text.Length;
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var actors = ImmutableArray.CreateBuilder<Actor>();
        var times = ImmutableArray.CreateBuilder<Timex>();
        foreach (var one in told)
        {
            int start = text.Length;
            string number = (statements.Count + 1).ToString();
            var who = Append(text, one.Who);
            text.Append(' ');
            var cue = Append(text, "said");
            text.Append(' ');
            ImmutableArray<Relay> via = [];
            if (one.Via is { } relay)
            {
                via = [new Relay([Append(text, relay)], relay, null)];
                text.Append(": ");
            }

            var what = Append(text, one.What);
            if (one.On is { } on)
            {
                text.Append(' ');
                times.Add(new Timex("t" + number, [Append(text, "that day")], "DATE", on));
            }

            text.Append(". ");
            sentences.Add(new Sentence(new TextSpan(start, text.Length - 1), [], 0));
            actors.Add(new Actor("a" + number, one.Who, ActorKind.Person, one.Country, ["GOV"], [who]));
            statements.Add(new Statement(
                "s" + number,
                new Source([who], who, one.Who, "a" + number, one.Kind, one.Country, via),
                new Cue([cue], "say"),
                [what],
                StatementForm.Indirect,
                one.Stance,
                null,
                null,
                one.On is null ? null : "t" + number,
                null,
                null,
                0.9));
        }

        string all = text.ToString();
        var article = new Article
        {
            Id = id + "#1",
            Text = all,
            Region = new TextSpan(0, all.Length),
            Blocks = [],
            Headline = headline,
            HeadlineSpan = new TextSpan(0, headline.Length),
            Body = [new TextSpan(body, all.Length).Trim(all)],
            Published = date,
            Date = date,
            Publisher = "The Example",
            Language = "en",
        };
        return new Reading(article, sentences.ToImmutable(), new NameTable(actors.ToImmutable(), [], times.ToImmutable(), []), statements.ToImmutable(), []);
    }

    private static TextSpan Append(StringBuilder text, string words)
    {
        int start = text.Length;
        text.Append(words);
        return new TextSpan(start, text.Length);
    }
}
