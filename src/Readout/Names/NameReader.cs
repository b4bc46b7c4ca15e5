using System.Collections.Immutable;
using Readout.Articles;
using Readout.Lexicons;
using Readout.Names.Times;
using Readout.Syntax;

namespace Readout.Names;

/// <summary>Actors, places, times and instruments of an article, and what refers to each.</summary>
public sealed class NameReader(LexiconSet lexicons)
{
    private readonly ActorReader actors = new(lexicons, Countries.Load(lexicons));

    private readonly TimexReader times = new(lexicons);

    public NameReader()
        : this(LexiconSet.Standard)
    {
    }

    /// <summary>Country, sectors and kind of any noun phrase: see <see cref="ActorReader.Describe"/>.</summary>
    public ActorReader Actors => actors;

    public NameTable Read(Article article, ImmutableArray<Sentence> sentences)
    {
        var text = NameText.Of(article.Text, sentences);
        bool[] used = new bool[text.Tokens.Count];
        var timexes = times.Read(text, article.Date, used);
        var instruments = InstrumentReader.Read(text, used);
        text.Withhold(used);
        return new NameTable(actors.Read(text, _ => false), [], timexes, instruments);
    }
}
