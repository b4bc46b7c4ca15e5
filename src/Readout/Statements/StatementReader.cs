using System.Collections.Immutable;
using Readout.Articles;
using Readout.Names;
using Readout.Syntax;

namespace Readout.Statements;

/// <summary>Who said what, on whose authority.</summary>
public sealed class StatementReader
{
    public ImmutableArray<Statement> Read(Article article, ImmutableArray<Sentence> sentences, NameTable names) => [];
}
