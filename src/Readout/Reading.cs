using System.Collections.Immutable;
using Readout.Articles;
using Readout.Events;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;

namespace Readout;

/// <summary>All that was read from one article.</summary>
public sealed record Reading(
    Article Article,
    ImmutableArray<Sentence> Sentences,
    NameTable Names,
    ImmutableArray<Statement> Statements,
    ImmutableArray<Event> Events);
