import * as vscode from 'vscode';
import { say } from '../../host/language';
import { bestIsolation } from '../../process/sandbox/detect';
import type { Isolation } from '../../process/sandbox/isolation';
import { buildExercisesImage, dockerIsolation } from '../../process/sandbox/remote/docker';
import { UserError } from '../../shared/errors';

const setting = 'aiServiceLab.exercises.isolation';

/**
 * What holds answers, as the person chose: the best that this machine has, or Docker. Offers to build Docker's image where
 * it is not there. Throws UserError where the chosen one cannot be had: a weaker one is never taken in its place.
 * @param unasked nobody is looking, so that nothing can be offered
 */
export async function chosenIsolation(unasked: boolean): Promise<Isolation> {
  if (vscode.workspace.getConfiguration().get<string>(setting) !== 'docker') return bestIsolation();
  try {
    return await dockerIsolation();
  } catch (error) {
    if (unasked || !(error instanceof UserError) || error.id !== 'docker.noImage') throw error;
    const yes = say('docker.build');
    const ask = { modal: true, detail: say('docker.buildDetail') };
    if ((await vscode.window.showInformationMessage(say('docker.buildAsk'), ask, yes)) !== yes) throw error;
    await buildImage();
    return dockerIsolation();
  }
}

/** Builds the image with what Docker says as progress; cancelling ends it. Throws UserError. */
export async function buildImage(): Promise<void> {
  const title = say('docker.building');
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort(new UserError('docker.buildCancelled')));
      // eslint-disable-next-line no-control-regex
      const plain = (line: string): string => line.replace(/\u001b\[[\d;]*[A-Za-z]/g, '').slice(0, 100);
      await buildExercisesImage((line) => progress.report({ message: plain(line) }), cancel.signal);
    },
  );
}
