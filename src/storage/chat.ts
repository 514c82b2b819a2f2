import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type Chat = {
  peerId: number;
  districtId: UnitId | undefined;
  isChannel: boolean;
  present: boolean;
  failure: string | undefined;
};

type Row = {
  peer_id: number;
  district_id: number | null;
  is_channel: number;
  state: 'present' | 'left';
  failure: string | null;
};

/** The community was added to a chat; false where it was known to be there. */
export function noteChatJoined(db: Db, peerId: number, now: Date): boolean {
  const before = findChat(db, peerId);
  run(
    db,
    `INSERT INTO chat (peer_id, state, joined_at) VALUES (?, 'present', ?)
     ON CONFLICT (peer_id) DO UPDATE SET state = 'present', failure = NULL`,
    [peerId, now.getTime()],
  );
  return before?.present !== true;
}

/** The community left the chat or may not write there; `failure` says why in the log's words. */
export function noteChatLeft(db: Db, peerId: number, failure: string): void {
  run(db, "UPDATE chat SET state = 'left', failure = ? WHERE peer_id = ?", [failure, peerId]);
}

/** Makes a chat the one channel of a district. */
export function makeChannel(db: Db, peerId: number, districtId: UnitId, by: PersonId): void {
  run(db, 'UPDATE chat SET is_channel = 0 WHERE district_id = ?', [districtId]);
  run(db, 'UPDATE chat SET is_channel = 1, district_id = ?, changed_by = ? WHERE peer_id = ?', [
    districtId,
    by,
    peerId,
  ]);
}

export function findChat(db: Db, peerId: number): Chat | undefined {
  const row = get<Row>(
    db,
    'SELECT peer_id, district_id, is_channel, state, failure FROM chat WHERE peer_id = ?',
    [peerId],
  );
  return row && toChat(row);
}

/** The district's channel, whether the community is still in it or not. */
export function findChannel(db: Db, districtId: UnitId): Chat | undefined {
  const row = get<Row>(
    db,
    'SELECT peer_id, district_id, is_channel, state, failure FROM chat WHERE district_id = ? AND is_channel = 1',
    [districtId],
  );
  return row && toChat(row);
}

export function listChats(db: Db): Chat[] {
  return all<Row>(
    db,
    'SELECT peer_id, district_id, is_channel, state, failure FROM chat ORDER BY peer_id',
  ).map(toChat);
}

function toChat(row: Row): Chat {
  return {
    peerId: row.peer_id,
    districtId: (row.district_id ?? undefined) as UnitId | undefined,
    isChannel: row.is_channel === 1,
    present: row.state === 'present',
    failure: row.failure ?? undefined,
  };
}
