using Readout.Text;

namespace Readout.Statements;

/// <summary>Direct, mixed or indirect: all, some or none of the content's words stand in quotation marks (Pareti et al. 2013).</summary>
internal static class FormFinder
{
    public static StatementForm Of(string text, List<TextSpan> content, TextSpan[] quotes)
    {
        int inside = 0, outside = 0;
        foreach (var span in content)
        {
            for (int i = span.Start; i < span.End; i++)
            {
                if (char.IsLetterOrDigit(text[i]) && (i == span.Start || !char.IsLetterOrDigit(text[i - 1])))
                {
                    if (Array.Exists(quotes, q => q.Contains(i)))
                    {
                        inside++;
                    }
                    else
                    {
                        outside++;
                    }
                }
            }
        }

        return inside == 0 ? StatementForm.Indirect : outside == 0 ? StatementForm.Direct : StatementForm.Mixed;
    }
}
