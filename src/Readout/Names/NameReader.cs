using System.Collections.Immutable;
using Readout.Articles;
using Readout.Lexicons;
using Readout.Syntax;

namespace Readout.Names;

/// <summary>Actors, places, times and instruments of an article, and what refers to each.</summary>
public sealed class NameReader(LexiconSet lexicons)
{
    private readonly ActorReader actors = new(lexicons, Countries.Load(lexicons));

    public NameReader()
        : this(LexiconSet.Standard)
    {
    }

    /// <summary>Country, sectors and kind of any noun phrase: see <see cref="ActorReader.Describe"/>.</summary>
    public ActorReader Actors => actors;

    public NameTable Read(Article article, ImmutableArray<Sentence> sentences)
    {
        var text = NameText.Of(article.Text, sentences);
        return new NameTable(actors.Read(text, _ => false), [], [], InstrumentReader.Read(text));
    }
}
