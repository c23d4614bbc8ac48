/** A drawing of ours is made by code and known by name; all others are SVG with their words beside them. */
export const interactiveFigures: readonly string[] = [
  'mlops-map',
  'drift',
  'serving-load',
  'vm-container',
  'port-mapping',
  'layer-cache',
  'chmod',
  'kakao-pipeline',
  'diffusion',
];
