using System.Collections.Immutable;
using System.Globalization;
using Readout.Articles;
using Readout.Events;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Events;

/// <summary>
/// A one-sentence article with its parse given by hand, so that rules over trees are tested without a model. Each word is
/// <c>form/lemma/UPOS/XPOS/head/relation</c>; a lemma of <c>=</c> is the form in lower case.
/// </summary>
internal sealed class ParsedText
{
    private readonly List<Actor> actors = [];
    private readonly List<Place> places = [];
    private readonly List<Timex> times = [];
    private readonly List<Statement> statements = [];

    public ParsedText(string words)
    {
        var list = ImmutableArray.CreateBuilder<Word>();
        foreach (string cell in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] p = cell.Split('/');
            int start = Text.Length == 0 ? 0 : Text.Length + 1;
            Text = Text.Length == 0 ? p[0] : Text + " " + p[0];
            list.Add(new Word(
                new TextSpan(start, Text.Length), p[1] == "=" ? p[0].ToLowerInvariant() : p[1], p[2], p[3], "_",
                int.Parse(p[4], CultureInfo.InvariantCulture), p[5], "O", false));
        }

        Sentence = new Sentence(new TextSpan(0, Text.Length), list.ToImmutable(), 0);
    }

    public string Text { get; } = "";

    public Sentence Sentence { get; }

    public ParsedText Actor(string words, string? country, params string[] sectors)
    {
        actors.Add(new Actor("a" + (actors.Count + 1), words, ActorKind.Organization, country, [.. sectors], [Span(words)]));
        return this;
    }

    public ParsedText Place(string words, string? country)
    {
        places.Add(new Place("p" + (places.Count + 1), [Span(words)], words, country, null, null, null, null, null));
        return this;
    }

    public ParsedText Time(string words, string value)
    {
        times.Add(new Timex("t" + (times.Count + 1), [Span(words)], "DATE", value));
        return this;
    }

    public ParsedText Statement(string content, Stance stance, string cue)
    {
        statements.Add(new Statement(
            "s" + (statements.Count + 1), new Source([new TextSpan(0, 1)], null, null, null, null, null, []), new Cue([Span(cue)], cue),
            [Span(content)], StatementForm.Indirect, stance, null, null, null, null, null, 1));
        return this;
    }

    public ImmutableArray<Event> Events() =>
        new EventReader().Read(Article(), [Sentence], new NameTable([.. actors], [.. places], [.. times], []), [.. statements]);

    /// <summary>What the rows draft, before it is asked how sure each event is.</summary>
    public IEnumerable<Candidate> Drafts() =>
        new EventReader().Joined(Article(), [Sentence], new NameTable([.. actors], [.. places], [.. times], []), [.. statements]).Where(c => c.Stands);

    public string Words(TextSpan span) => span.Of(Text);

    private Article Article() => new()
    {
        Id = "test#1",
        Text = Text,
        Region = new TextSpan(0, Text.Length),
        Blocks = [],
        Body = [new TextSpan(0, Text.Length)],
    };

    private TextSpan Span(string words)
    {
        int at = Text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(at, at + words.Length);
    }
}
