// Its files add plugins to a global jQuery; they export nothing.
declare module 'jquery-ui/*';
