import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  DragOverlay,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { staysPut } from '../document/places.ts';
import { useEditor } from '../state/editor-context.tsx';
import classes from './drag.module.css';
import type { Point } from './nearest.ts';
import { beginDrag, type Dragged, dragOver, dragStep, dragStore, endDrag } from './session.ts';

/** Distance and delay that tell a drag from a click and from scrolling. */
const MOUSE = { activationConstraint: { distance: 4 } };
const TOUCH = { activationConstraint: { delay: 180, tolerance: 8 } };

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Arrow keys go from gap to gap; the coordinates only tell dnd-kit that something moved. */
const stepByKey: KeyboardCoordinateGetter = (event, { active, currentCoordinates, context }) => {
  const direction = STEPS[event.code];
  if (!direction) return undefined;
  event.preventDefault();
  const handle = context.draggableNodes.get(active)?.node.current ?? null;
  dragStep(direction, handle);
  return { x: currentCoordinates.x, y: currentCoordinates.y + direction };
};

/** Where the pointer is in the window; null while the keyboard drags. dnd-kit tells it only here, while rendering. */
let pointer: Point | null = null;
const detect: CollisionDetection = (args) => {
  pointer = args.pointerCoordinates;
  return pointerWithin(args);
};

function draggedOf({ active }: Pick<DragStartEvent, 'active'>): Dragged {
  return active.data.current as Dragged;
}

/** Drag and drop of the editor: sensors, what is spoken, and what a drop does. */
export function DragProvider({ children }: { children: ReactNode }) {
  const { commands, documents } = useEditor();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, { coordinateGetter: stepByKey }),
  );

  const drop = useCallback(() => {
    setDragged(null);
    const result = endDrag();
    if (!result) return;
    const { dragged: what, at } = result;
    if (what.kind === 'new') commands.insert(what.what, at);
    else if (
      !(
        what.part.kind === 'block' &&
        at.kind === 'block' &&
        staysPut(documents.getState().document, what.part.id, at.place)
      )
    )
      commands.moveTo(what.part, at);
  }, [commands, documents]);

  const accessibility = useMemo(() => ({ announcements, screenReaderInstructions: INSTRUCTIONS }), []);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detect}
      accessibility={accessibility}
      onDragStart={(event) => {
        beginDrag(draggedOf(event));
        setDragged(draggedOf(event));
      }}
      onDragMove={() => pointer && dragOver(pointer)}
      onDragEnd={drop}
      onDragCancel={() => {
        setDragged(null);
        endDrag();
      }}
    >
      {children}
      {/* In an element of its own, as a new sibling of the panes would make the browser restyle all that is in them. */}
      <div>
        <DragOverlay dropAnimation={null}>
          {dragged && <div className={classes.overlay}>{dragged.label}</div>}
        </DragOverlay>
      </div>
    </DndContext>
  );
}

const INSTRUCTIONS = {
  draggable:
    'To move it, press Space or Enter, then the arrow keys. Space drops it, Escape leaves everything as it was.',
};

/** What is spoken: "Tasks, 3 of 9, in Welcome". */
const announcements: Announcements = {
  onDragStart: ({ active }) => `${draggedOf({ active }).label} picked up. The arrow keys move it.`,
  onDragOver: () => undefined,
  onDragMove: ({ active }) => {
    const { gap } = dragStore.getState();
    return gap ? `${draggedOf({ active }).label}, ${gap.spoken}` : undefined;
  },
  onDragEnd: ({ active }) => `${draggedOf({ active }).label} dropped.`,
  onDragCancel: ({ active }) => `${draggedOf({ active }).label} left where it was.`,
};
