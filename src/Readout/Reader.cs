using System.Collections.Immutable;
using Readout.Articles;
using Readout.Events;
using Readout.Lexicons;
using Readout.Names;
using Readout.Pages;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout;

/// <summary>
/// Reads one page: a line a stage, each using only the stages before it. Thread-safe; one instance serves
/// a process. The same page always gives the same readings.
/// </summary>
public sealed class Reader
{
    // One English sentence with names from Las Vegas in it may look Spanish.
    private const int ShortestTold = 150;

    private readonly ArticleReader articles = new();
    private readonly SyntaxReader syntax = new();
    private readonly NameReader names;
    private readonly StatementReader statements;
    private readonly EventReader events;

    public Reader()
        : this(LexiconSet.Standard)
    {
    }

    /// <param name="lexicons">The built-in lexicons, with a researcher's own laid over them.</param>
    /// <exception cref="InputException">A lexicon row is wrong, or a model is missing.</exception>
    public Reader(LexiconSet lexicons)
    {
        names = new NameReader(lexicons);
        statements = new StatementReader(lexicons);
        events = new EventReader(lexicons);
    }

    /// <summary>One reading an article, in page order; none when the page holds no article.</summary>
    public ImmutableArray<Reading> Read(Page page) => [.. articles.Read(page).Select(Read)];

    /// <summary>For each article of the page: its reading, and how each event was coded or why it was not.</summary>
    public ImmutableArray<(Reading Reading, ImmutableArray<EventExplanation> Events)> Explain(Page page) =>
        [.. Read(page).Select(r => (r, events.Explain(r.Article, r.Sentences, r.Names, r.Statements)))];

    /// <summary>The reading of one article; an article in another language than English gets a note and nothing is read from it.</summary>
    public Reading Read(Article article)
    {
        if (IsForeign(article))
        {
            var note = new Note(NoteCodes.NotEnglish, "the article is not in English; nothing is read from it");
            return new Reading(article with { Notes = article.Notes.Add(note) }, [], NameTable.Empty, [], []);
        }

        var sentences = syntax.Read(article, statements.States);
        var named = names.Read(article, sentences);
        var said = statements.Read(article, sentences, named);
        var happened = events.Read(article, sentences, named, said);
        return new Reading(article, sentences, named, said, happened);
    }

    // By its words, not by what its page declares, which may be that of the whole site.
    private static bool IsForeign(Article article) =>
        article.Body.Sum(paragraph => paragraph.Length) >= ShortestTold
        && LanguageGuess.Of(string.Join('\n', article.Body.Select(paragraph => paragraph.Of(article.Text)))) is not (null or "en");
}
