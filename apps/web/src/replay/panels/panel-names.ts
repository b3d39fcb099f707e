/** What can stand beside a film. */
export const panelNames = ['moments', 'choose', 'busy', 'life', 'compare', 'gone', 'home'] as const
export type PanelName = (typeof panelNames)[number]
