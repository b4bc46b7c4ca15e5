using Readout.Text;

namespace Readout.Syntax.Tokens;

/// <summary>
/// Cuts text into syntactic words after the conventions of Universal Dependencies English (EWT and GUM):
/// clitics and hyphens part words, abbreviations keep their full stop. Takes one pass over any input,
/// whatever it holds; every character that is not white space (or invisible) lies in exactly one token.
/// </summary>
public static class Tokenizer
{
    public static List<Token> Tokenize(string text) => Tokenize(text, new TextSpan(0, text.Length));

    public static List<Token> Tokenize(string text, TextSpan block)
    {
        var tokens = new List<Token>((block.Length / 5) + 4);
        Tokenize(text, block, tokens);
        return tokens;
    }

    /// <summary>Adds the tokens of one block (a paragraph, a headline) to a list, which a caller may use again.</summary>
    public static void Tokenize(string text, TextSpan block, List<Token> tokens)
    {
        var scanner = new ChunkScanner(text.AsSpan(0, block.End), tokens);
        int at = block.Start;
        while (at < block.End)
        {
            if (CharClasses.IsSpace(text[at]))
            {
                at++;
                continue;
            }

            // Most of any text is a run of letters, with a comma or a full stop at most: no need to look closer.
            int end = at;
            while (end < block.End && CharClasses.IsLetter(text[end]))
            {
                end++;
            }

            if (end > at && (end == block.End || CharClasses.IsSpace(text[end])) && !MayBeTwo(text.AsSpan(at, end - at)))
            {
                tokens.Add(new Token(at, end));
                at = end;
                continue;
            }

            while (end < block.End && !CharClasses.IsSpace(text[end]))
            {
                end++;
            }

            scanner.Scan(at, end);
            at = end;
        }
    }

    // Every contraction in the lexicon has such a length and such a last letter.
    private static bool MayBeTwo(ReadOnlySpan<char> word) =>
        word.Length is > 1 and <= TokenLexicon.LongestEntry && (char)(word[^1] | 0x20) is 't' or 'a' or 's' or 'e' or 'm' or 'l';
}
