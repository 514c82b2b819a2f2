import { unixSeconds } from '../wire.ts';
import { defineMethod } from './method.ts';

export const utilsGetServerTime = defineMethod({}, (core) => unixSeconds(core.clock.now()));
