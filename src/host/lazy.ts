import { Disposable, EventEmitter, window, workspace, type TreeDataProvider } from 'vscode';

/** A view whose rows come from a feature: its bundle is loaded when the view is first seen. */
export function lazyTree<Node>(
  view: string,
  load: () => Promise<{ readonly tree: TreeDataProvider<Node> }>,
): Disposable {
  const changed = new EventEmitter<undefined>();
  let followed = false;
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: async (node) => (await load()).tree.getTreeItem(node),
    getChildren: async (node) => {
      const { tree } = await load();
      if (!followed) tree.onDidChangeTreeData?.(() => changed.fire(undefined));
      followed = true;
      return tree.getChildren(node);
    },
  };
  return Disposable.from(changed, window.registerTreeDataProvider(view, provider));
}

/** Loads a feature as soon as the workspace has a file of this pattern: from the beginning, or when somebody makes one. */
export function whenThereIs(pattern: string, load: () => Promise<unknown>): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern, false, true, true);
  const found = (): void => {
    watcher.dispose();
    void load();
  };
  watcher.onDidCreate(found);
  void workspace.findFiles(pattern, '**/node_modules/**', 1).then(([file]) => {
    if (file) found();
  });
  return watcher;
}
