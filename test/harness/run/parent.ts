/** Ends this process when the one that started it is gone, however it went; and tidily on signals. */
export function endWithParent(tidy: () => Promise<void> = () => Promise.resolve()): void {
  let ending = false;
  const end = (status: number): void => {
    if (ending) return;
    ending = true;
    // Whatever hangs here, the process groups we started end with us (ward.mjs).
    setTimeout(() => process.exit(status), 8000).unref();
    tidy().then(
      () => process.exit(status),
      () => process.exit(status),
    );
  };
  process.channel?.unref();
  process.on('disconnect', () => {
    end(1);
  });
  process.on('SIGINT', () => {
    end(130);
  });
  process.on('SIGTERM', () => {
    end(143);
  });
  process.on('SIGHUP', () => {
    end(129);
  });
}
