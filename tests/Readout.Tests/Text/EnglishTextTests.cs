using Readout.Tests.Quality;
using Readout.Text;

namespace Readout.Tests.Text;

public class EnglishTextTests
{
    [Theory]
    [InlineData("Der Minister sagte am Montag, die Gespräche mit der Opposition würden in der kommenden Woche fortgesetzt, sobald beide Seiten den Entwurf der Vereinbarung geprüft hätten und ein Ort gefunden sei.")]
    [InlineData("El ministro dijo el lunes que las conversaciones con la oposición continuarán la próxima semana, cuando las dos partes hayan revisado el borrador del acuerdo y se encuentre un lugar para la reunión.")]
    [InlineData("قال الوزير يوم الاثنين إن المحادثات مع المعارضة ستستأنف الأسبوع المقبل")]
    [InlineData("部長は月曜日、野党との協議は来週再開されると述べた。双方が合意案を検討している。")]
    public void Other_languages_are_told(string text) => Assert.True(IsForeign(text));

    [Theory]
    [InlineData("The minister said on Monday that talks with the opposition would go on next week, once both sides had read the draft of the agreement and a place was found for the meeting.")]
    [InlineData("Police arrest 3 suspects in Lagos raid")]
    [InlineData("Minister (وزير) said talks would go on")]
    [InlineData("Treffen in Wien")]
    [InlineData("")]
    public void English_and_what_is_too_short_to_tell_is_read(string text) => Assert.False(IsForeign(text));

    [Fact]
    public void An_article_in_another_language_is_kept_with_a_note_and_nothing_is_read_from_it()
    {
        var readings = ShortText.Read("de", "Treffen in Wien\n\nDer Minister sagte am Montag, die Gespräche mit der Opposition würden in der kommenden Woche fortgesetzt, sobald beide Seiten den Entwurf der Vereinbarung geprüft hätten und ein Ort gefunden sei.");
        var reading = Assert.Single(readings);
        Assert.Contains(reading.Article.Notes, note => note.Code == NoteCodes.NotEnglish);
        Assert.NotEmpty(reading.Article.Body);
        Assert.Empty(reading.Statements);
        Assert.Empty(reading.Names.Actors);
    }

    private static bool IsForeign(string text) => EnglishText.IsForeign(text, [new TextSpan(0, text.Length)]);
}
