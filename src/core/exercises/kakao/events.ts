/** Who a line of KakaoTalk's own is about. `sure`: no message reads like that. */
export interface ChatEvent {
  readonly names: readonly string[];
  readonly sure: boolean;
}

const name = '(.{1,60}?)';
const korean = [
  new RegExp(String.raw`^${name}님이 (.{1,4000})님을 초대했습니다\.?$`),
  new RegExp(String.raw`^(?:${name}님이 )?(.{1,60})님을 내보냈습니다\.?$`),
  new RegExp(String.raw`^${name}님이 (?:들어왔습니다|나갔습니다)\.?$`),
  new RegExp(
    String.raw`^${name}님(?:이|에서) (?:${name}님(?:으로|에게) )?방장.{0,20}(?:되었습니다|변경되었습니다)\.?$`,
  ),
  /^(?:채팅방 관리자가 메시지를 가렸습니다|메시지가 삭제되었습니다)\.?$/,
];
const invited = new RegExp(String.raw`^${name} invited (.{1,4000}?)(?: to (?:this|the) chat ?room)?\.?$`);
const moved = new RegExp(
  String.raw`^${name} (?:has )?(?:left|joined|entered|was removed from)(?: (?:this|the) (?:group )?chat(?: ?room)?)?\.$`,
);

/** What a line of the system says (somebody came, left, was invited); undefined for every other line. */
export function readEvent(text: string): ChatEvent | undefined {
  if (text.length > 5000 || text.includes('\n')) return undefined;
  for (const pattern of korean) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [first, others] = found.slice(1);
    return { names: named(first, others?.split(/님(?:과|와|,) ?|, /)), sure: true };
  }
  const invitation = invited.exec(text);
  if (invitation)
    return { names: named(invitation[1], invitation[2]?.split(/, (?:and )?| and /)), sure: false };
  const move = moved.exec(text);
  return move ? { names: named(move[1], undefined), sure: false } : undefined;
}

function named(first: string | undefined, others: readonly string[] | undefined): string[] {
  return [first ?? '', ...(others ?? [])].map((one) => one.trim()).filter((one) => one !== '');
}

/** The room or the other person, of the first line of an export. */
export function readHeading(line: string): string | undefined {
  const found =
    /^(.{1,80}?)(?: \d+)? ?님과(?:의)? 카카오톡 대화$/.exec(line) ??
    /^(?:KakaoTalk Chats? with |Chat with )(.{1,80}?)(?: \d+)?$/i.exec(line);
  return found?.[1]?.trim();
}
