namespace Readout.Events;

/// <summary>A parsed sentence with what tests and roles may ask about its words.</summary>
internal sealed record SentenceView(ParseTree Tree, WordClasses Classes, PartyReader Parties, int Index);
