namespace Readout.Syntax.Tokens;

/// <summary>The endings that UD English parts from their word: 's, 're, 've, 'll, 'd, 'm and n't.</summary>
internal static class Clitic
{
    /// <summary>Whether these letters, behind an apostrophe, are a clitic.</summary>
    public static bool IsClitic(ReadOnlySpan<char> letters) => letters.Length switch
    {
        1 => (char)(letters[0] | 0x20) is 's' or 'd' or 'm',
        2 => ((char)(letters[0] | 0x20), (char)(letters[1] | 0x20)) is ('r', 'e') or ('v', 'e') or ('l', 'l'),
        _ => false,
    };

    /// <summary>Where the last clitic of a word begins; 0 when there is none.</summary>
    public static int Start(ReadOnlySpan<char> word)
    {
        for (int i = word.Length - 2; i > 0 && i >= word.Length - 3; i--)
        {
            if (CharClasses.Of(word[i]) == CharClass.Apostrophe)
            {
                var letters = word[(i + 1)..];
                return letters is ['t' or 'T'] && i > 1 && word[i - 1] is 'n' or 'N' ? i - 1 : IsClitic(letters) ? i : 0;
            }
        }

        return 0;
    }
}
