/** What can stand beside a film. */
export const panelNames = ['moments', 'choose', 'life', 'compare', 'gone', 'home'] as const
export type PanelName = (typeof panelNames)[number]
