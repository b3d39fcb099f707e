import { createWatchable, type Watchable } from '@samtavle/base'
import { createPlayer, type Stage, type Timeline, type Tracks } from '@samtavle/history/player'
import { createFilmReader, type FilmReader } from './film-reader.ts'
import { everything, tellStory, timelineOf, type Pacing, type Story } from './story.ts'

/** How fast a film can be played. */
export const speeds = [1, 2, 4, 8, 16, 32, 64] as const
export type Speed = (typeof speeds)[number]

/** Whether and which way a film runs. */
export interface Running {
  readonly direction: -1 | 0 | 1
  readonly speed: Speed
}

/** A story with the timeline it is played along. */
export interface Telling {
  readonly story: Story
  readonly pacing: Pacing
  readonly timeline: Timeline
}

/** A board's history under the hand: what is seen, where it stands and how it runs. It has no clock of its own: `advance` moves it. */
export interface Film {
  readonly reader: FilmReader
  readonly moment: Watchable<number>
  readonly running: Watchable<Running>
  /** The steps that the session went through, which are chapters of it. */
  readonly stages: readonly Stage[]
  /** Null until the whole history is there and has been read through. */
  readonly telling: Watchable<Telling | null>
  /** More of the same history has been decoded; a film that has been told already stays where it stands. */
  extend(tracks: Tracks, isWhole: boolean): void
  play(direction?: 1 | -1): void
  pause(): void
  setSpeed(speed: Speed): void
  setPacing(part: Partial<Pacing>): void
  /** Goes to a moment and stays at the pace it had. */
  goTo(moment: number): void
  /** One edit on or back, and stands still there. */
  step(by: 1 | -1): void
  /** Goes on or back by playing time, in milliseconds at speed 1. */
  skip(ms: number): void
  /** A frame has passed; true while the film runs. */
  advance(ms: number): boolean
  /** Where it stands on its timeline, in milliseconds at speed 1. */
  timeMs(): number
  close(): void
}

/** A frame longer than this was no frame: the tab slept, and the film with it. */
const longestFrameMs = 250

/** Opens a film on what is there of its history, at the last moment of that; `stages` are the steps that the session went through. */
export function createFilm(tracks: Tracks, stages: readonly Stage[] = []): Film {
  const reader = createFilmReader(createPlayer(tracks))
  const moment = createWatchable(0)
  const running = createWatchable<Running>({ direction: 0, speed: 1 })
  const telling = createWatchable<Telling | null>(null)
  let timeMs = 0

  const show = (target: number, asJump: boolean): void => {
    reader.seek(target, asJump)
    if (reader.moment() !== moment.get()) moment.set(reader.moment())
  }
  const goTo = (target: number): void => {
    show(target, true)
    timeMs = telling.get()?.timeline.timeAt(reader.moment()) ?? 0
  }
  const run = (direction: Running['direction']): void => {
    if (running.get().direction !== direction) running.set({ ...running.get(), direction })
  }
  const runTo = (time: number): void => {
    const timeline = telling.get()?.timeline
    if (timeline === undefined) return
    timeMs = Math.max(0, Math.min(timeline.durationMs, time))
    const target = timeline.momentAt(timeMs)
    if (target !== reader.moment()) show(target, false)
  }
  const retell = (next: Telling): void => {
    telling.set(next)
    timeMs = next.timeline.timeAt(reader.moment())
  }
  const extend = (more: Tracks, isWhole: boolean): void => {
    const told = telling.get()
    reader.goOnWith(createPlayer(more))
    // Until it has been told the film shows the newest there is, which is the board as people know it.
    if (told === null) show(more.lastMoment, true)
    if (!isWhole) return
    const story = tellStory(more, stages)
    const pacing = told?.pacing ?? { pace: 'story', skipsIdle: true, choice: everything }
    retell({ story, pacing, timeline: timelineOf(story, pacing) })
  }
  show(tracks.lastMoment, true)

  return {
    reader,
    moment,
    running,
    telling,
    stages,
    extend,
    play(direction = 1) {
      const timeline = telling.get()?.timeline
      if (timeline === undefined) return
      // Whoever presses play at the end wants to see it from the beginning, and the other way round.
      if (direction === 1 && timeMs >= timeline.durationMs) goTo(0)
      if (direction === -1 && timeMs <= 0) goTo(timeline.momentAt(timeline.durationMs))
      run(direction)
    },
    pause: () => run(0),
    setSpeed: (speed) => running.set({ ...running.get(), speed }),
    setPacing(part) {
      const now = telling.get()
      if (now === null) return
      const pacing = { ...now.pacing, ...part }
      retell({ ...now, pacing, timeline: timelineOf(now.story, pacing) })
    },
    goTo,
    step(by) {
      run(0)
      show(reader.moment() + by, false)
      timeMs = telling.get()?.timeline.timeAt(reader.moment()) ?? 0
    },
    skip: (ms) => runTo(timeMs + ms),
    advance(ms) {
      const { direction, speed } = running.get()
      const timeline = telling.get()?.timeline
      if (direction === 0 || timeline === undefined) return false
      runTo(timeMs + Math.min(ms, longestFrameMs) * direction * speed)
      const isOver = direction === 1 ? timeMs >= timeline.durationMs : timeMs <= 0
      if (isOver) run(0)
      return !isOver
    },
    timeMs: () => timeMs,
    close: () => reader.close(),
  }
}
