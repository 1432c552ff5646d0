/**
 * The page's one connection for what happens right now. Whoever listens to a topic hears its messages, and that it has to
 * ask for what it missed whenever the connection is there again.
 */

type Message = { kind: string } & Record<string, unknown>;

export interface Listener {
  hear: (message: Message) => void;
  /** The connection is there (again): ask for what came meanwhile. */
  begin?: () => void;
  /** The number after which to be told what is missed; none to be told nothing. */
  after?: number;
}

interface Frame {
  topic?: string;
  on?: boolean;
  message?: Message;
  hello?: boolean;
  beat?: boolean;
  behind?: boolean;
}

const LONGEST_PAUSE = 30_000;
const SILENCE = 75_000;
const SIGNED_OUT = 4401;
const REFUSED = 4403;

const listeners = new Map<string, Set<Listener>>();
const everywhere = new Set<(topic: string, message: Message) => void>();
let socket: WebSocket | null = null;
let failures = 0;
let timer = 0;
let silence = 0;
let isOver = false;

function send(said: unknown): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(said));
}

function ask(topics: Iterable<string>): void {
  const wanted = Object.fromEntries(
    [...topics].map((topic) => [topic, [...(listeners.get(topic) ?? [])][0]?.after ?? null]),
  );
  if (Object.keys(wanted).length > 0) send({ do: "listen", topics: wanted });
}

function take(frame: Frame): void {
  if (frame.beat) send({ do: "here" });
  if (frame.hello || frame.behind) ask(listeners.keys());
  if (!frame.topic) return;
  const those = listeners.get(frame.topic);
  if (frame.on) for (const one of those ?? []) one.begin?.();
  if (!frame.message) return;
  for (const one of those ?? []) one.hear(frame.message);
  for (const hear of everywhere) hear(frame.topic, frame.message);
}

function later(): void {
  clearTimeout(timer);
  const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** failures) * (0.7 + Math.random() * 0.6);
  failures += 1;
  timer = window.setTimeout(connect, pause);
}

function watch(): void {
  clearTimeout(silence);
  silence = window.setTimeout(() => socket?.close(), SILENCE);
}

/** Connect, unless the page is connected. */
export function connect(): void {
  if (isOver || (socket && socket.readyState <= WebSocket.OPEN)) return;
  clearTimeout(timer);
  const mine = (socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`));
  mine.addEventListener("message", (event) => {
    failures = 0;
    watch();
    take(JSON.parse(event.data as string) as Frame);
  });
  mine.addEventListener("close", (event) => {
    clearTimeout(silence);
    if (socket === mine) socket = null;
    isOver = event.code === SIGNED_OUT || event.code === REFUSED;
    if (!isOver) later();
  });
}

/** Listen to a topic from now on. */
export function listen(topic: string, listener: Listener): void {
  const those = listeners.get(topic) ?? new Set();
  listeners.set(topic, those.add(listener));
  if (socket?.readyState === WebSocket.OPEN) ask([topic]);
  else connect();
}

/** Hear whatever the page hears. */
export function overhear(hear: (topic: string, message: Message) => void): void {
  everywhere.add(hear);
}

/** Say something to a topic that is not worth keeping. */
export function say(topic: string, message: unknown): void {
  send({ do: "say", topic, message });
}

window.addEventListener("online", () => {
  failures = 0;
  connect();
});
window.addEventListener("offline", () => socket?.close());
window.addEventListener("pagehide", () => socket?.close());
window.addEventListener("pageshow", (event) => {
  if (event.persisted) connect();
});
