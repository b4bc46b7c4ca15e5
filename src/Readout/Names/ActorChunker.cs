using System.Collections.Frozen;

namespace Readout.Names;

internal enum ItemKind : byte
{
    Term,
    Name,
    Word,
    Of,
    Possessive,
    Hyphen,
}

/// <summary>A part of a noun phrase: a phrase of the lexicons, a capitalised word that is in none, or what joins them.</summary>
internal readonly record struct Item(ItemKind Kind, Term? Term, int From, int To);

/// <summary>
/// Cuts the noun phrases that can name an actor out of a sentence: "Lebanon's caretaker prime minister Najib
/// Mikati", "Turkish forces", "the head of Nigeria's military".
/// </summary>
internal sealed class ActorChunker(ActorLexicon lexicon)
{
    /// <summary>Words that never stand inside such a phrase between its adjective and its head.</summary>
    internal static readonly FrozenSet<string> Closed = new[]
    {
        "the", "a", "an", "and", "or", "but", "of", "in", "on", "at", "to", "from", "with", "by", "for", "as", "that", "who", "which", "whom", "whose",
        "is", "was", "are", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "should",
        "must", "not", "no", "than", "then", "if", "when", "while", "after", "before", "since", "until", "over", "under", "into", "against", "between",
        "about", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they", "we", "i", "you", "this", "these", "those", "there",
        "said", "says", "told", "also", "only", "because", "so", "near", "where", "during", "through", "per", "via", "amid", "despite", "without",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Particles = new[]
    {
        "al", "el", "bin", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "da", "di", "du", "dos", "la", "le", "ul", "ur", "ud", "e", "as", "ash", "an", "ad", "at", "az",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Iranian-backed militias" are not Iran's: what stands before such a word is not the phrase's country.</summary>
    private static readonly FrozenSet<string> Participles = new[]
    {
        "backed", "led", "based", "held", "occupied", "controlled", "sponsored", "funded", "made", "brokered", "mediated", "supported", "born", "aligned",
        "allied", "dominated", "trained", "run", "wide", "speaking", "style", "era", "bound", "linked", "drafted", "imposed", "owned", "majority", "friendly",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The items of the phrase that begins at token <paramref name="start"/>; empty when none does.</summary>
    /// <param name="isName">Is the capitalised token a name rather than the first word of its sentence?</param>
    /// <param name="isPersons">Is the token a person's, though it is a country's or a capital's?</param>
    public List<Item> Chunk(IReadOnlyList<Token> tokens, int start, int limit, Func<int, bool> isName, Func<int, bool> isPersons)
    {
        var items = new List<Item>();
        int at = start;
        while (at < limit && Next(tokens, at, limit, items, isName, isPersons) is { } item)
        {
            items.Add(item);
            at = item.To;
        }

        while (items.Count > 0 && items[^1] is { Kind: not (ItemKind.Term or ItemKind.Name) })
        {
            items.RemoveAt(items.Count - 1);
        }

        return items;
    }

    private Item? Next(IReadOnlyList<Token> tokens, int at, int limit, List<Item> items, Func<int, bool> isName, Func<int, bool> isPersons)
    {
        var token = tokens[at];
        var last = items.Count > 0 ? items[^1] : (Item?)null;
        bool afterHead = last is { Kind: ItemKind.Term, Term: { } head } && head.Is(TermRole.Head);
        bool afterName = last?.Kind == ItemKind.Name;

        // "Assad" in "Bashar al-Assad" and "Salman" in "Mohammed bin Salman" belong to the name.
        if ((afterName || afterHead) && token.IsWord && Particles.Contains(token.Key) && NameAfter(tokens, at + 1, limit))
        {
            return new Item(ItemKind.Name, null, at, at + 1);
        }

        var (term, length) = lexicon.At(tokens, at, limit);
        if (length == 1 && term!.Is(TermRole.Country | TermRole.Capital) && isPersons(at))
        {
            term = null;
        }

        if (term is not null && Fits(tokens, at, length, limit, term, items))
        {
            return new Item(ItemKind.Term, term, at, at + length);
        }

        switch (token.Kind)
        {
            case TokenKind.Word when term is null && token.Capital && isName(at):
                return new Item(ItemKind.Name, null, at, at + 1);
            case TokenKind.Mark when token.Is("-") && token.Glued && last is not null && at + 1 < limit && tokens[at + 1] is { Glued: true, Capital: true }:
                return new Item(afterName ? ItemKind.Name : ItemKind.Hyphen, null, at, at + 1);
            case TokenKind.Mark when token.Is("-") && token.Glued && afterName && at + 1 < limit && tokens[at + 1] is { Glued: true, IsWord: true } && !Participles.Contains(tokens[at + 1].Key):
            case TokenKind.Word when token.Glued && afterName && tokens[at - 1].Is("-"):
                return new Item(ItemKind.Name, null, at, at + 1); // "Ban Ki-moon"
            case TokenKind.Mark when token.Is(".") && token.Glued && afterName && at + 1 < limit && tokens[at + 1].Capital && tokens[at - 1].End - tokens[at - 1].Start == 1:
                return new Item(ItemKind.Name, null, at, at + 1);
            case TokenKind.Word when (token.Is("'s") || token.Is("’s")) && last is not null && HeadAhead(tokens, at + 1, limit, anyName: !afterName): // "Acme's Bill Cole" are two
                return new Item(ItemKind.Possessive, null, at, at + 1);
            case TokenKind.Mark when Tokens.IsApostrophe(token.Key[0]) && token.Glued && last is not null && tokens[at - 1].Key.EndsWith('s') && HeadAhead(tokens, at + 1, limit, anyName: false):
                return new Item(ItemKind.Possessive, null, at, at + 1);
            case TokenKind.Word when (token.Is("of") || token.Is("for")) && afterHead && items.All(i => i.Kind != ItemKind.Of) && OfContinues(tokens, at + 1, limit):
                return new Item(ItemKind.Of, null, at, tokens[at + 1].Is("the") ? at + 2 : at + 1);
            case TokenKind.Word when !token.Capital && !Closed.Contains(token.Key) && TakesWords(tokens, last) && HeadAhead(tokens, at + 1, limit, anyName: false):
                return new Item(ItemKind.Word, null, at, at + 1);
            case TokenKind.Mark when token.Is("-") && token.Glued && last?.Kind == ItemKind.Word && at + 1 < limit && tokens[at + 1].Glued && HeadAhead(tokens, at + 1, limit, anyName: false):
                return new Item(ItemKind.Word, null, at, at + 1);
            default:
                return null;
        }
    }

    /// <summary>Does the term continue the phrase, or begin another one or a verb?</summary>
    private bool Fits(IReadOnlyList<Token> tokens, int at, int length, int limit, Term term, List<Item> items)
    {
        int end = at + length;
        if (term.Is(TermRole.Nation | TermRole.Named) && end + 1 < limit && tokens[end].Is("-") && tokens[end].Glued && Participles.Contains(tokens[end + 1].Key))
        {
            return items.Count == 0;
        }

        if (items.Count == 0)
        {
            return true;
        }

        var last = items[^1];
        bool lower = !tokens[at].Capital;
        return last switch
        {
            { Kind: ItemKind.Hyphen } => true,
            { Kind: ItemKind.Of or ItemKind.Possessive or ItemKind.Word } => true,
            // A list of headlines, each with its newspaper behind it.
            { Term: { } before } when before.Is(TermRole.Named) && term.Is(TermRole.Outlet) => false,
            { Kind: ItemKind.Name } => !term.Is(TermRole.Nation) && (!lower || term.Is(TermRole.Body | TermRole.Office)) && !(lower && term.Is(TermRole.Former)),
            // "Russia forces Ukraine": a country's bare name takes an office in lower case, but no body.
            { Term: { } before } when before.Is(TermRole.Country) && !tokens[last.From].Upper => !lower || term.Is(TermRole.Office | TermRole.Modifier),
            { Term: { } before } when before.Is(TermRole.People) && IsPlural(tokens[last.To - 1]) => false,
            { Term: { } before } when before.Is(TermRole.Head) && !before.Is(TermRole.Modifier) => !term.Is(TermRole.Nation | TermRole.Former) || !lower && term.Is(TermRole.Office),
            _ => true,
        };
    }

    private static bool IsPlural(Token token) => token.Key.EndsWith('s') && !token.Key.EndsWith("ss", StringComparison.Ordinal) && !token.Upper;

    /// <summary>An adjective-like item can be followed by words before its head: "Turkish military and defense"; a bare name can't.</summary>
    private static bool TakesWords(IReadOnlyList<Token> tokens, Item? last) => last is { } item && item switch
    {
        { Kind: ItemKind.Possessive or ItemKind.Word } => true,
        { Kind: ItemKind.Term, Term: { } term } => (term.Is(TermRole.People) && !IsPlural(tokens[item.To - 1]))
            || (term.Is(TermRole.Country) && tokens[item.From].Upper) || (term.Is(TermRole.Modifier | TermRole.Former) && !term.Is(TermRole.Head)),
        _ => false,
    };

    /// <summary>Is a head (or, if asked, a name) within three words from here, with nothing closed between?</summary>
    private bool HeadAhead(IReadOnlyList<Token> tokens, int at, int limit, bool anyName)
    {
        for (int words = 0; at < limit && words < 4; words++)
        {
            var token = tokens[at];
            if (!token.IsWord && !token.Is("-"))
            {
                return false;
            }

            if (Closed.Contains(token.Key))
            {
                return false;
            }

            if (lexicon.At(tokens, at, limit).Term is { } term && term.Is(TermRole.Head | TermRole.Named))
            {
                return true;
            }

            if (anyName && words == 0 && token.Capital)
            {
                return true;
            }

            at++;
        }

        return false;
    }

    private bool OfContinues(IReadOnlyList<Token> tokens, int at, int limit)
    {
        at += at < limit && tokens[at].Is("the") ? 1 : 0;
        return at < limit && (tokens[at].Capital || lexicon.At(tokens, at, limit).Term is { } term && term.Is(TermRole.Nation | TermRole.Named | TermRole.Body | TermRole.Modifier));
    }

    private static bool NameAfter(IReadOnlyList<Token> tokens, int at, int limit)
    {
        // These are English words too, and join names by a hyphen only: "as-Sisi", but not "Ana Costa as Elektra".
        if (tokens[at - 1].Key is "as" or "an" or "ad" or "at" && !(at < limit && tokens[at].Is("-")))
        {
            return false;
        }

        at += at < limit && tokens[at].Is("-") ? 1 : 0;
        at += at < limit && Particles.Contains(tokens[at].Key) && !tokens[at].Capital ? 1 : 0;
        return at < limit && tokens[at] is { IsWord: true, Capital: true };
    }
}
