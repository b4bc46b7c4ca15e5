namespace Readout.Tests.Quality;

public class CoreferenceCasesTests
{
    [Fact]
    public void The_gold_file_is_what_the_marks_say() => CoreferenceCases.Gold.AssertIsWritten();

    [Fact]
    public void Cases_are_many_and_each_is_its_own()
    {
        var cases = CoreferenceCases.Gold.Rows;
        Assert.True(cases.Count >= 150);
        Assert.Equal(cases.Select(gold => gold.Id).Distinct(), cases.Select(gold => gold.Id));
        Assert.Equal(cases.Select(gold => gold.Text).Distinct(), cases.Select(gold => gold.Text));
        Assert.All(cases, gold => Assert.True(gold.Mention[1] <= gold.Antecedent[0] || gold.Antecedent[1] <= gold.Mention[0], gold.Id));
    }
}
