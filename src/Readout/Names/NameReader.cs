using System.Collections.Immutable;
using Readout.Articles;
using Readout.Lexicons;
using Readout.Names.Places;
using Readout.Names.Times;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Names;

/// <summary>Actors, places, times and instruments of an article, and what refers to each.</summary>
public sealed class NameReader
{
    private readonly ActorReader actors;
    private readonly PlaceReader places;
    private readonly TimexReader times;
    private readonly CoreferenceResolver coreference;

    /// <exception cref="InputException">A lexicon row is wrong, or the gazetteer is missing.</exception>
    public NameReader(LexiconSet lexicons)
    {
        var countries = Countries.Load(lexicons);
        actors = new ActorReader(lexicons, countries);
        places = new PlaceReader(lexicons, countries);
        times = new TimexReader(lexicons);
        coreference = new CoreferenceResolver(lexicons, countries, actors, CoreferenceModel.Default, new Lazy<WordVectors>(() => Parser.Shared.Vectors));
    }

    public NameReader()
        : this(LexiconSet.Standard)
    {
    }

    /// <summary>Country, sectors and kind of any noun phrase: see <see cref="ActorReader.Describe"/>.</summary>
    public ActorReader Actors => actors;

    public NameTable Read(Article article, ImmutableArray<Sentence> sentences)
    {
        var text = NameText.Of(article.Text, sentences, Margins(article));
        bool[] used = new bool[text.Tokens.Count];
        var timexes = times.Read(text, sentences, article.Date, used);
        var instruments = InstrumentReader.Read(text, used);
        text.Withhold(used);
        var toponyms = places.Read(text);
        var named = actors.Read(text, toponyms, article.Date);
        var (chains, read) = coreference.Link(article.Text, sentences, named);
        var spots = toponyms.Where(place => place.Feature != "demonym").SelectMany(place => place.Spans).ToHashSet();
        var referred = CoreferenceActors.Merge(
            article.Text, named, chains, read, span => actors.Describe(article.Text, span, NameTable.Empty), coreference.Sieves.IsBody, coreference.Sieves.IsPeople, spots.Contains);
        return new NameTable(referred, toponyms, timexes, instruments) { Chains = chains };
    }

    private static IEnumerable<TextSpan> Margins(Article article) =>
        article.Blocks.Where(b => b.Kind is BlockKind.Byline or BlockKind.Dateline or BlockKind.Deck && !article.Body.Any(p => p.Overlaps(b.Span))).Select(b => b.Span);
}
