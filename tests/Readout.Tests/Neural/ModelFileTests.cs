using Readout.Neural;
using Readout.Text;

namespace Readout.Tests.Neural;

public class ModelFileTests
{
    [Theory]
    [InlineData(TensorCode.Single, 0)]
    [InlineData(TensorCode.Half, 1e-3)]
    [InlineData(TensorCode.Bytes, 0.005)]
    public void A_tensor_comes_back_as_close_as_its_code_promises(TensorCode code, double tolerance)
    {
        float[] values = [.. Enumerable.Range(0, 3 * 45).Select(i => MathF.Sin(i))];
        var file = new ModelFile();
        file.Add(new Tensor("t", 3, 45, values), code);
        file.Add("names", ["é", ""]);
        file.Add("keys", [1ul, ulong.MaxValue]);
        var read = Copy(file);
        Assert.All(values.Zip(read.Tensor("t").Values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        Assert.Equal(["é", ""], read.List("names"));
        Assert.Equal([1ul, ulong.MaxValue], read.Keys("keys"));
    }

    [Fact]
    public void A_row_of_zeros_stays_zero()
    {
        var file = new ModelFile();
        file.Add(new Tensor("t", 1, 40, new float[40]), TensorCode.Bytes);
        Assert.All(Copy(file).Tensor("t").Values, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 }, "RDN1")]
    [InlineData(new byte[] { 0x52, 0x44, 0x4E, 0x31, 1, 0, 0, 0 }, "ends too early")]
    public void A_file_that_is_no_model_is_refused_with_the_reason(byte[] bytes, string reason)
    {
        var fault = Assert.Throws<InputException>(() => ModelFile.Read(new MemoryStream(bytes)));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_part_is_named() =>
        Assert.Contains("\"arcs\"", Assert.Throws<InputException>(() => new ModelFile().Tensor("arcs")).Message, StringComparison.Ordinal);

    private static ModelFile Copy(ModelFile file)
    {
        var stream = new MemoryStream();
        file.Write(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }
}
