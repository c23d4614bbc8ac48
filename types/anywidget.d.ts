// Registers itself with the global `define`; it exports nothing.
declare module 'anywidget';
