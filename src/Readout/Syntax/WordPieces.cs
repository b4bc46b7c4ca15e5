namespace Readout.Syntax;

/// <summary>
/// What a word looks like, as rows of one hashed table: beginnings, endings, letter n-grams, shape. Words
/// never seen in training get most of their vector from here. Part of the model's format.
/// </summary>
internal static class WordPieces
{
    /// <summary>No word gives more pieces than this.</summary>
    public const int Most = 48;

    // Longer words are cut in the middle: their ends say most.
    private const int LongestForm = 24;

    private enum Kind
    {
        Prefix = 1,
        Suffix = 8,
        Gram = 16,
        Shape = 24,
        ShortShape = 25,
        Form = 26,
    }

    /// <summary>Writes the rows of a form's pieces; returns how many.</summary>
    public static int Find(scoped ReadOnlySpan<char> form, int tableRows, Span<int> rows)
    {
        Span<char> cut = stackalloc char[LongestForm];
        Span<char> lower = stackalloc char[LongestForm + 2];
        int n = Math.Min(form.Length, LongestForm);
        for (int i = 0; i < n; i++)
        {
            cut[i] = WordKeys.Plain(i < n / 2 ? form[i] : form[form.Length - n + i]);
        }

        form = cut[..n];
        lower[0] = '<';
        for (int i = 0; i < n; i++)
        {
            char c = char.ToLowerInvariant(form[i]);
            lower[i + 1] = char.IsDigit(c) ? '0' : c;
        }

        lower[n + 1] = '>';
        ReadOnlySpan<char> word = lower.Slice(1, n);
        int count = 0;
        for (int length = 1; length <= 4 && length <= n; length++)
        {
            rows[count++] = Row((int)Kind.Prefix + length, word[..length], tableRows);
        }

        for (int length = 1; length <= 5 && length <= n; length++)
        {
            rows[count++] = Row((int)Kind.Suffix + length, word[^length..], tableRows);
        }

        for (int i = 0; i + 3 <= n + 2; i++)
        {
            rows[count++] = Row((int)Kind.Gram, lower.Slice(i, 3), tableRows);
        }

        Span<char> shape = stackalloc char[LongestForm];
        for (int i = 0; i < n; i++)
        {
            shape[i] = Shape(form[i]);
        }

        rows[count++] = Row((int)Kind.Shape, shape[..Math.Min(n, 8)], tableRows);
        int shortened = 0;
        for (int i = 0; i < n; i++)
        {
            if (shortened == 0 || shape[i] != shape[shortened - 1])
            {
                shape[shortened++] = shape[i];
            }
        }

        rows[count++] = Row((int)Kind.ShortShape, shape[..shortened], tableRows);
        rows[count++] = Row((int)Kind.Form, form, tableRows);
        return count;
    }

    private static int Row(int kind, ReadOnlySpan<char> piece, int tableRows) =>
        (int)(WordKeys.OfPiece(kind, piece) % (ulong)tableRows);

    private static char Shape(char c) => c switch
    {
        >= 'a' and <= 'z' => 'x',
        >= 'A' and <= 'Z' => 'X',
        >= '0' and <= '9' => '0',
        _ when char.IsUpper(c) => 'X',
        _ when char.IsLetter(c) => 'x',
        _ when char.IsDigit(c) => '0',
        _ => c,
    };
}
