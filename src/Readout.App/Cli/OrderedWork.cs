namespace Readout.App.Cli;

/// <summary>Works on several items side by side and gives the results in the order of the items.</summary>
internal static class OrderedWork
{
    // Documents differ in length: a window wider than the number of jobs keeps all of them busy behind a long one.
    private const int WindowPerJob = 4;

    /// <param name="weight">How much of <paramref name="heaviest"/> an item takes up while it waits.</param>
    /// <param name="heaviest">Items in work are together no heavier than this, or a single one.</param>
    /// <remarks>
    /// The items are drawn on the caller's thread, and only as results are taken, so memory stays bounded. When
    /// <paramref name="stop"/> is set, what was begun is finished and given, and nothing new is begun.
    /// </remarks>
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, TResult> work,
        int jobs,
        Func<TItem, long> weight,
        long heaviest,
        CancellationToken stop)
    {
        var factory = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, jobs).ConcurrentScheduler);
        var pending = new Queue<(Task<TResult> Task, long Weight)>();
        long load = 0;
        foreach (var item in items)
        {
            long heavy = weight(item);
            while (pending.Count > 0 && (pending.Count >= jobs * WindowPerJob || load + heavy > heaviest))
            {
                yield return Next();
            }

            pending.Enqueue((factory.StartNew(() => work(item), CancellationToken.None), heavy));
            load += heavy;
            if (stop.IsCancellationRequested)
            {
                break;
            }
        }

        while (pending.Count > 0)
        {
            yield return Next();
        }

        TResult Next()
        {
            var (task, heavy) = pending.Dequeue();
            load -= heavy;
            return task.GetAwaiter().GetResult();
        }
    }
}
