// See rendermime.ts: html-manager's Output widget is replaced by ../output.ts.
export const OutputAreaModel = undefined;
export const OutputArea = undefined;
