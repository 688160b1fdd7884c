"""Trees kept in a table: a row is led back to one other at most (`parent`) and knows the last of the line (`root`)."""

import sqlite3


class Forest:
    """The trees of one table with the columns `no`, `parent` and `root`."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._root_of = f"SELECT root FROM {table} WHERE no = ?"
        self._parent_of = f"SELECT parent FROM {table} WHERE no = ?"
        self._children = f"SELECT no FROM {table} WHERE parent = ?"
        self._set_root = f"UPDATE {table} SET root = ? WHERE no = ?"
        self._set_parent = f"UPDATE {table} SET parent = ? WHERE no = ?"

    def root(self, no: int) -> int:
        """The last of the line that `no` is led back to; itself where it is led back to none."""
        return int(self._connection.execute(self._root_of, (no,)).fetchone()[0])

    def lead(self, no: int, parent: int | None) -> set[int]:
        """Lead `no` back to `parent`. Returns the roots whose trees lost or gained rows, none where nothing changed.

        The new parent must not stand below `no`; callers lead a row only to one that stands before it.
        """
        if self._connection.execute(self._parent_of, (no,)).fetchone()[0] == parent:
            return set()
        self._connection.execute(self._set_parent, (parent, no))
        before, after = self.root(no), no if parent is None else self.root(parent)
        if before == after:
            return set()
        self._spread(no, after)
        return {before, after}

    def release(self, gone: int) -> tuple[list[int], set[int]]:
        """Make every child of `gone` the root of its own tree, before `gone` is taken out.

        Returns the children and the roots that changed.
        """
        children = [int(row[0]) for row in self._connection.execute(self._children, (gone,))]
        changed = {self.root(gone)}
        for child in children:
            changed |= self.lead(child, None)
        return children, changed

    def _spread(self, no: int, root: int) -> None:
        waiting = [no]
        while waiting:
            at = waiting.pop()
            self._connection.execute(self._set_root, (root, at))
            waiting.extend(int(row[0]) for row in self._connection.execute(self._children, (at,)))
