// Phone numbers as people type them.

/** E.164, or null if it is none: spaces and the like are left out, 00 is understood as plus. */
export function e164(typed) {
  const bare = typed.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '').replace(/^00/, '+');
  return /^\+[1-9][0-9]{6,14}$/.test(bare) ? bare : null;
}
