namespace Readout.Ledger.Store;

/// <summary>Days as precise as the text gave them.</summary>
internal static class PartialDays
{
    /// <summary>
    /// The year, month or day at the head of an ISO 8601 or TIMEX3 value; null when it has none
    /// (<c>XXXX-05-02</c>, <c>PRESENT_REF</c>, <c>P3D</c>).
    /// </summary>
    public static string? Of(string? value)
    {
        if (value is null || !Digits(value, 0, 4))
        {
            return null;
        }

        if (value.Length < 7 || value[4] != '-' || !Digits(value, 5, 2))
        {
            return value.Length == 4 || value[4] == '-' ? value[..4] : null;
        }

        return value.Length >= 10 && value[7] == '-' && Digits(value, 8, 2) ? value[..10] : value[..7];
    }

    private static bool Digits(string value, int start, int count) =>
        value.Length >= start + count && !value.AsSpan(start, count).ContainsAnyExceptInRange('0', '9');
}
