using System.Collections.Immutable;
using Readout.Articles;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;

namespace Readout.Events;

/// <summary>What happened, or is said to have, or is planned, refused or denied.</summary>
public sealed class EventReader
{
    public ImmutableArray<Event> Read(
        Article article,
        ImmutableArray<Sentence> sentences,
        NameTable names,
        ImmutableArray<Statement> statements) => [];
}
