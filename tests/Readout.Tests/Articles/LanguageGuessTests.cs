using Readout.Articles;
using Readout.Lexicons;
using Readout.Tests.Quality;
using Readout.Text;

namespace Readout.Tests.Articles;

public class LanguageGuessTests
{
    [Theory]
    [InlineData("The two sides met on Monday for the first time since the spring, officials said.", "en")]
    [InlineData("Die beiden Seiten trafen sich am Montag zum ersten Mal seit dem Frühjahr und sprachen über die Grenze.", "de")]
    [InlineData("Les deux parties se sont réunies lundi pour la première fois depuis le printemps, selon des responsables.", "fr")]
    [InlineData("Las dos partes se reunieron el lunes por primera vez desde la primavera, según fuentes del gobierno.", "es")]
    [InlineData("Стороны встретились в понедельник впервые с весны, сообщил представитель министерства после переговоров.", "ru")]
    [InlineData("Сторони зустрілися в понеділок уперше з весни, як повідомив представник міністерства після переговорів.", "uk")]
    [InlineData("اجتمع الجانبان يوم الاثنين في العاصمة لأول مرة منذ الربيع، وقال الوزير إن المحادثات كانت مفيدة.", "ar")]
    [InlineData("دو طرف روز دوشنبه برای نخستین بار از بهار دیدار کردند و وزیر گفت که این گفتگو مفید بود.", "fa")]
    [InlineData("הצדדים נפגשו ביום שני בפעם הראשונה מאז האביב", "he")]
    [InlineData("İki taraf pazartesi günü ilk kez bir araya geldi ve bakan görüşmenin çok yararlı olduğunu söyledi.", "tr")]
    [InlineData("双方周一举行了春季以来的首次会谈。", "zh")]
    [InlineData("両者は月曜日に春以来初めて会談した。", "ja")]
    [InlineData("Tərəflər bazar ertəsi paytaxtda görüşüb və nazir bildirib ki, danışıqlar ölkə üçün çox faydalı olub.", "az")]
    [InlineData("Herdu alî roja duşemê li paytextê civiyan û wezîr got ku hevdîtin ji bo herdu aliyan baş bû.", "ku")]
    [InlineData("هەردوو لایەن ڕۆژی دووشەممە لە پایتەخت کۆبوونەوە و وەزیر گوتی کە گفتوگۆکان بۆ هەردوولا باش بوون.", "ckb")]
    [InlineData("دواړو لورو د دوشنبې په ورځ په پلازمېنه کې سره وکتل او وزیر وویل چې دا خبرې ګټورې وې.", "ps")]
    [InlineData("دونوں فریقوں نے پیر کو دارالحکومت میں ملاقات کی اور وزیر نے کہا کہ یہ بات چیت مفید رہی ہے۔", "ur")]
    [InlineData("ٻنهي ڌرين سومر جي ڏينهن گادي جي هنڌ تي ملاقات ڪئي ۽ وزير چيو ته ڳالهيون فائديمند هيون ۽ اهو سٺو آهي.", "sd")]
    [InlineData("ئىككى تەرەپ دۈشەنبە كۈنى كۆرۈشتى ۋە مىنىستىر بۇ سۆھبەت ئۈچۈن ياخشى بولغان دەپ كۆرسەتتى.", "ug")]
    [InlineData("दोनों पक्षों ने सोमवार को राजधानी में मुलाकात की और मंत्री ने कहा कि यह बातचीत उपयोगी रही है।", "hi")]
    [InlineData("दुई पक्षले सोमबार राजधानीमा भेटवार्ता गरेका छन् र मन्त्रीले वार्ता उपयोगी भएको बताए ।", "ne")]
    [InlineData("दोन्ही बाजूंनी सोमवारी राजधानीत भेट घेतली आणि ही चर्चा उपयुक्त होती असे मंत्र्यांनी सांगितले आहे.", "mr")]
    [InlineData("די צדדים האבן זיך געטראפן מאנטאג אין דער הויפטשטאט און דער מיניסטער האט געזאגט אז די שמועסן זענען גוט.", "yi")]
    [InlineData("Ikki tomon dushanba kuni poytaxtda uchrashdi va vazir bu muzokaralar foydali edi deb aytdi, lekin kelishuv emas.", "uz")]
    [InlineData("Ҳарду ҷониб рӯзи душанбе дар пойтахт мулоқот карданд ва вазир гуфт, ки ин музокирот барои ҳарду муфид буд.", "tg")]
    [InlineData("Эки тарап дүйшөмбү күнү борбордо жолугуп, бул сүйлөшүү пайдалуу болгон деп министр кийин билдирди жана шашты.", "ky")]
    [InlineData("Qwrt zxcv bnmp", null)]
    [InlineData("", null)]
    public void A_sentence_tells_its_language(string text, string? language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Fact]
    public void Every_list_of_words_is_told_as_its_language() =>
        Assert.All(LexiconFile.Embedded("language-words.tsv", 3), row => Assert.Contains(LanguageGuess.Of(row[1]), (string?[])[row[0], null]));

    [Theory]
    [InlineData("Treffen in Wien\n\nDer Minister sagte am Montag, die Gespräche mit der Opposition würden in der kommenden Woche fortgesetzt, sobald beide Seiten den Entwurf der Vereinbarung geprüft hätten und ein Ort gefunden sei.", true)]
    [InlineData("Talks in Vienna\n\nThe minister said on Monday that talks with the opposition would go on next week, once both sides had read the draft of the agreement and a place for the meeting was found.", false)]
    [InlineData("The San Marino Lions made an offer to Los Gatos keeper Luis de la Vega in El Paso.", false)]
    public void An_article_in_another_language_is_kept_with_a_note_and_nothing_is_read_from_it(string text, bool foreign)
    {
        var reading = Assert.Single(ShortText.Read("text", text));
        Assert.Equal(foreign, reading.Article.Notes.Any(note => note.Code == NoteCodes.NotEnglish));
        Assert.NotEmpty(reading.Article.Body);
        Assert.Equal(foreign, reading.Sentences.IsEmpty);
    }
}
