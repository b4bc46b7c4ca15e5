using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Names;

/// <summary>A sentence as a range of tokens.</summary>
/// <param name="TitleCase">Most words have capitals, as in headlines: capitals say nothing there.</param>
internal readonly record struct TokenRange(int Start, int End, int Paragraph, bool TitleCase);

/// <summary>An article's tokens, sentence by sentence, with what the syntax stage knows of each.</summary>
internal sealed class NameText
{
    /// <summary>Words that often open a sentence with a capital and are no names.</summary>
    private static readonly FrozenSet<string> Openers = new[]
    {
        "a", "an", "the", "this", "that", "these", "those", "there", "here", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "your",
        "in", "on", "at", "to", "from", "with", "by", "for", "of", "as", "and", "or", "but", "so", "yet", "if", "when", "while", "after", "before", "since", "until", "although",
        "though", "despite", "during", "under", "over", "between", "among", "against", "about", "according", "also", "another", "all", "any", "both", "each", "every", "few",
        "many", "more", "most", "much", "no", "not", "nothing", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds",
        "thousands", "some", "several", "such", "other", "others", "what", "who", "why", "how", "where", "which", "whether", "because", "however", "meanwhile", "moreover",
        "still", "then", "now", "today", "yesterday", "tomorrow", "earlier", "later", "last", "next", "only", "even", "just", "instead", "once", "through", "without", "within",
        "police", "officials", "residents", "witnesses", "critics", "analysts", "experts", "observers", "sources", "government", "opposition", "let", "please", "yes", "ok",
        "do", "does", "did", "is", "are", "was", "were", "will", "would", "can", "could", "may", "might", "should", "must", "have", "has", "had", "be", "been", "being",
        "asked", "speaking", "separately", "additionally", "finally", "first", "second", "third", "new", "old", "like", "unlike", "near", "around", "across", "along",
        "people", "men", "women", "children", "families", "activists", "soldiers", "troops", "rebels", "protesters", "media", "state", "security", "military", "foreign",
        "local", "senior", "former", "president", "minister", "prime", "security", "there's", "it's", "he's", "that's", "we're", "i'm", "don't", "photo", "image", "video", "file",
        "read", "click", "share", "updated", "published", "advertisement", "story", "breaking", "exclusive", "analysis", "opinion", "editorial", "thanks", "sorry", "well",
        "perhaps", "maybe", "indeed", "nevertheless", "nonetheless", "therefore", "thus", "hence", "besides", "together", "recently", "previously", "currently", "reportedly",
        "apparently", "clearly", "obviously", "unfortunately", "fortunately", "overall", "again", "always", "never", "often", "sometimes", "usually", "almost", "nearly",
        "god", "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "miss", "madam", "prof", "rev", "gen", "col", "lt", "maj", "capt", "sgt", "adm", "sen", "rep", "gov",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The paragraph number of a line outside the body.</summary>
    public const int Margin = -2;

    private readonly HashSet<string> lowered = new(StringComparer.Ordinal);
    private readonly bool[] names;
    private bool[] withheld = [];
    private HashSet<string>? lastNames;

    private NameText(string text, List<Token> tokens, List<TokenRange> sentences, Word[] words)
    {
        (Text, Tokens, Sentences, Words) = (text, tokens, sentences, words);
        names = new bool[tokens.Count];
        foreach (var token in tokens)
        {
            if (token.IsWord && !token.Capital)
            {
                lowered.Add(token.Key);
            }
        }

        foreach (var sentence in sentences)
        {
            for (int i = sentence.Start; i < sentence.End; i++)
            {
                names[i] = tokens[i].Capital && tokens[i].IsWord && !Fixed(i) && (!Opens(sentence, i) || !Common(i) || IsFirstName(i));
            }
        }
    }

    public string Text { get; }

    public List<Token> Tokens { get; }

    public List<TokenRange> Sentences { get; }

    /// <summary>For each token the syntactic word that it lies in; a default word (no entity, no tag) where there is none.</summary>
    public Word[] Words { get; }

    /// <param name="margins">Lines outside the body where only times and places are read: bylines, datelines.</param>
    public static NameText Of(string text, ImmutableArray<Sentence> sentences, IEnumerable<TextSpan> margins)
    {
        var tokens = new List<Token>();
        var ranges = new List<TokenRange>();
        var words = new List<Word>();
        foreach (var sentence in sentences.Concat(margins.Select(span => new Sentence(span, [], Margin))).OrderBy(s => s.Span))
        {
            int start = tokens.Count;
            Names.Tokens.Split(text, sentence.Span, tokens);
            int w = 0;
            for (int i = start; i < tokens.Count; i++)
            {
                while (w < sentence.Words.Length && sentence.Words[w].Span.End <= tokens[i].Start)
                {
                    w++;
                }

                words.Add(w < sentence.Words.Length && sentence.Words[w].Span.Contains(tokens[i].Start) ? sentence.Words[w] : default);
            }

            ranges.Add(new TokenRange(start, tokens.Count, sentence.Paragraph, IsTitleCase(tokens, start)));
        }

        return new NameText(text, tokens, ranges, [.. words]);
    }

    /// <summary>Is the capitalised token a name, as far as capitals can tell?</summary>
    public bool IsName(int token) => names[token];

    /// <summary>Tokens that another reading has taken ("May" in "May 2") are no names.</summary>
    public void Withhold(bool[] used)
    {
        withheld = used;
        for (int i = 0; i < used.Length; i++)
        {
            names[i] &= !used[i];
        }
    }

    public bool IsWithheld(int token) => token < withheld.Length && withheld[token];

    /// <summary>The universal part of speech of a token, or null when the text has not been tagged.</summary>
    public string? Upos(int token) => Words[token].Upos;

    /// <summary>PER, ORG, LOC or MISC; empty when the tagger saw no entity, null when the text has not been tagged.</summary>
    public string? Entity(int token) => Words[token].Entity is { } tag ? tag.Length > 2 ? tag[2..] : "" : null;

    /// <summary>
    /// Is the token a person's, though it is a country's or a capital's too? It ends somebody's name, here or, where it stands alone, elsewhere
    /// in the text ("Dana Jordan", "Jordan said"), or begins one of two words ("Israel Lund").
    /// </summary>
    public bool IsPersons(int token)
    {
        if (Entity(token) != "PER")
        {
            return false;
        }

        var run = EntityRun(token);
        return run.To - run.From > 1 ? token > run.From || run.To - run.From == 2 : (lastNames ??= LastNames()).Contains(Tokens[token].Key);
    }

    /// <summary>The tokens <c>[From, To)</c> of the entity that a token lies in; empty when it lies in none.</summary>
    public (int From, int To) EntityRun(int token)
    {
        if (Words[token].Entity is not { Length: > 2 } tag)
        {
            return (token, token);
        }

        int from = token, to = token + 1;
        while (from > 0 && Words[from].Entity is ['I', ..] && Words[from - 1].Entity is { Length: > 2 } before && before.AsSpan(2).SequenceEqual(tag.AsSpan(2)))
        {
            from--;
        }

        while (to < Tokens.Count && (Words[to].Entity is ['I', ..] || (Words[to].Entity == tag && Words[to].Span == Words[to - 1].Span)))
        {
            to++;
        }

        // A word of several tokens repeats its B- tag on each.
        while (from > 0 && Words[from].Span == Words[from - 1].Span && Words[from].Span.Length > 0)
        {
            from--;
        }

        return (from, to);
    }

    private bool Fixed(int token) => Tokens[token].Key is "i" or "mr" or "mrs" or "ms" or "dr" or "st";

    private bool Opens(TokenRange sentence, int token)
    {
        // After an opening quotation mark or a colon a capital says nothing either.
        int before = token - 1;
        return token == sentence.Start || Tokens[before].Kind == TokenKind.Mark && Tokens[before].Key is "\"" or "“" or "”" or "'" or ":" or "—" or "–" or "(" or "." or "‘" or "•" or "…" or "?" or "!";
    }

    /// <summary>"Emily Harmon" is a person, though words in -ly mostly open a sentence.</summary>
    private bool IsFirstName(int token) => Words[token].Entity == "B-PER" && token + 1 < Words.Length && Words[token + 1].Entity == "I-PER";

    private bool Common(int token) =>
        Openers.Contains(Tokens[token].Key) || lowered.Contains(Tokens[token].Key)
        || (Words[token].Upos is { } tag && tag is not ("PROPN" or "NOUN" or "X"))
        || Tokens[token].Key.EndsWith("ly", StringComparison.Ordinal) || Tokens[token].Key.EndsWith("ing", StringComparison.Ordinal);

    private static bool IsTitleCase(List<Token> tokens, int start)
    {
        if (tokens.Count > start && tokens[^1].Is("."))
        {
            return false; // a short sentence full of names
        }

        int capitals = 0, words = 0;
        for (int i = start; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord && tokens[i].End - tokens[i].Start > 3)
            {
                words++;
                capitals += tokens[i].Capital ? 1 : 0;
            }
        }

        return words > 2 && capitals * 5 >= words * 4;
    }

    private HashSet<string> LastNames()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < Tokens.Count; i++)
        {
            if (Words[i].Entity is "I-PER" && EntityRun(i).To == i + 1)
            {
                found.Add(Tokens[i].Key);
            }
        }

        return found;
    }
}
