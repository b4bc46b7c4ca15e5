using System.Collections.Immutable;
using Readout.Articles;
using Readout.Syntax;

namespace Readout.Names;

/// <summary>Actors, places, times and instruments of an article, and what refers to each.</summary>
public sealed class NameReader
{
    public NameTable Read(Article article, ImmutableArray<Sentence> sentences) => NameTable.Empty;
}
