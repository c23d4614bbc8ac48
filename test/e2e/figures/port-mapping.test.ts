import assert from 'node:assert/strict';
import { assertLooks, closeFigures, openFigure, type FigurePage, type ThemeName } from './page';

const said = (figure: FigurePage): Promise<string> =>
  figure.figure.getByRole('status').locator('[aria-hidden]').innerText();
const links = (figure: FigurePage): Promise<string[]> =>
  figure.figure
    .locator('.port-link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state') ?? ''));

describe('the figure port-mapping', function () {
  this.timeout(60_000);
  after(closeFigures);

  let open: FigurePage;
  beforeEach(async () => {
    open = await openFigure('port-mapping');
  });
  afterEach(async () => {
    assert.deepEqual(open.problems, []);
    await open.close();
  });

  it('is followed from the browser to the app, and breaks at the last step with an app on loopback: by keyboard alone', async () => {
    const { page, figure } = open;
    assert.deepEqual(await links(open), ['passed', 'passed', 'passed']);
    await figure.getByRole('textbox', { name: 'docker run -p' }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('9000:8501');
    assert.match(await said(open), /^✓ .*localhost:9000/);
    await figure.getByRole('radio', { name: '0.0.0.0' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await links(open), ['passed', 'passed', 'broken']);
    assert.match(await said(open), /^✕ It breaks in front of the app/);
    await figure.getByText('ERR_EMPTY_RESPONSE').waitFor();
    await figure.getByText('curl: (56) Recv failure: Connection reset by peer').waitFor();
    // What a screen reader hears is the same sentence, once things are at rest.
    await figure
      .getByRole('status')
      .locator('.unseen', { hasText: 'It breaks in front of the app' })
      .waitFor({ state: 'attached' });
  });

  it('says what is wrong with a bad value, with the sentence of Docker itself', async () => {
    const input = open.figure.getByRole('textbox', { name: 'docker run -p' });
    for (const [value, docker, says] of [
      ['8080:99999', 'invalid containerPort: 99999', /ports end at 65535/],
      ['localhost:80:80', 'invalid IP address: localhost', /For localhost write 127\.0\.0\.1/],
      ['8080:', 'no port specified: 8080:<empty>', /port of the container is missing/],
      ['80:80/http', 'invalid proto: http', /only tcp, udp or sctp/],
      ['127.0.0.1:80', 'invalid hostPort: 127.0.0.1', /only one port/],
    ] as const) {
      await input.fill(value);
      await open.figure.getByText(docker, { exact: true }).waitFor();
      assert.match(await said(open), says);
      assert.equal(await input.getAttribute('aria-invalid'), 'true');
    }
    await input.fill('[::1]:80:8501');
    assert.equal(await input.getAttribute('aria-invalid'), 'false');
    assert.match(await said(open), /^✓/);
  });

  it('tells the four places apart from which a request comes', async () => {
    const { figure } = open;
    await figure.getByRole('textbox', { name: 'docker run -p' }).fill('127.0.0.1:8080:8501');
    await figure.getByRole('radio', { name: 'another computer' }).check();
    assert.deepEqual(await links(open), ['broken', 'idle', 'idle']);
    await figure.getByText('curl: (7) Failed to connect to 192.168.0.10 port 8080').waitFor();
    await figure.getByRole('button', { name: 'without -p' }).click();
    assert.deepEqual(await links(open), ['broken', 'idle', 'idle']);
    await figure.getByRole('radio', { name: 'another container' }).check();
    assert.match(await said(open), /^✓ .*app:8501/);
    await figure.getByRole('radio', { name: '127.0.0.1' }).check();
    await figure.getByText('curl: (7) Failed to connect to app port 8501').waitFor();
    await figure.getByRole('radio', { name: 'a process in the same container' }).check();
    assert.match(await said(open), /^✓ .*Inside the container/);
  });

  it('shows that EXPOSE changes the listing at most, never the path', async () => {
    const { figure } = open;
    await figure.getByRole('button', { name: 'without -p' }).click();
    const before = await figure.locator('.port-path').innerHTML();
    await figure.getByText('(empty)').waitFor();
    await figure.getByRole('checkbox', { name: 'EXPOSE 8501' }).check();
    assert.equal(await figure.locator('.port-path').innerHTML(), before);
    await figure.locator('.port-listing', { hasText: /^8501\/tcp$/ }).waitFor();
    assert.match(await said(open), /EXPOSE is a note/);
  });

  it('follows the port of the app and says when it is none', async () => {
    const port = open.figure.getByRole('textbox', { name: "The app's port" });
    await port.fill('8000');
    assert.match(await said(open), /leads to port 8501 .* listens on 8000/);
    await open.figure.getByRole('checkbox', { name: 'EXPOSE 8000' }).waitFor();
    for (const wrong of ['', '0', '65536', '80-81', 'x', '-1', '1e3', '８０']) {
      await port.fill(wrong);
      assert.match(await said(open), /is a number from 1 to 65535/);
      assert.equal(await port.getAttribute('aria-invalid'), 'true');
    }
  });

  it('holds in both languages, four themes and two widths', async () => {
    for (const [lang, theme, width] of [
      ['ko', 'dark', 720],
      ['ko', 'light', 400],
      ['en', 'hcDark', 400],
      ['en', 'hcLight', 720],
    ] as ['ko' | 'en', ThemeName, number][]) {
      const one = await openFigure('port-mapping', { lang, theme, width });
      await one.figure.getByRole('radio', { name: '127.0.0.1' }).check();
      await assertLooks(one, `${theme}-${lang}-${width}`);
      assert.deepEqual(one.problems, []);
      assert.match(
        (await one.figure.locator('#desc').textContent()) ?? '',
        lang === 'ko' ? /앱이 127/ : /listens on 127/,
      );
      await one.close();
    }
  });
});
