namespace Readout.Text;

/// <summary>
/// Every code a <see cref="Note"/> or an error can carry, grouped by stage: 1xx lexicons, 2xx pages,
/// 3xx articles, 4xx syntax, 5xx names, 6xx statements, 7xx events, 8xx ledger. Each has a heading in
/// <c>docs/notes.md</c>.
/// </summary>
public static class NoteCodes
{
    public const string LexiconColumns = "RD101";
    public const string LexiconValue = "RD102";
    public const string LexiconOrder = "RD103";

    public const string BadBytes = "RD201";
    public const string EncodingGuessed = "RD202";
    public const string BinaryInput = "RD203";
    public const string BadJson = "RD204";
    public const string InputTooLarge = "RD205";
    public const string EmptyInput = "RD206";

    public const string NoArticle = "RD301";
    public const string RepeatedArticle = "RD302";
    public const string BrokenMarkup = "RD303";
    public const string ListOfStories = "RD304";

    public const string NotEnglish = "RD401";

    public const string GazetteerFile = "RD501";
}
