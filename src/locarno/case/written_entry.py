"""What every entry of a case may carry, as written."""

from pydantic import BaseModel, ConfigDict, Field

from .written_values import Id, Text, Truth, WhenText


class Written(BaseModel):
    """A mapping with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EntryWritten(Written):
    """What every entry may carry (L11 to L13)."""

    refs: list[Id] = Field(default=[], description="ids of facts or sources that support the entry")
    assumed: Truth | None = Field(default=None, description="true: no source says it")
    definition: Truth = Field(default=False, description="true: it only fixes the meaning of words")
    date: WhenText | None = Field(default=None, description="since when it counts")
    withdrawn: WhenText | None = Field(default=None, description="from when on it no longer counts")
    note: Text = Field(default="", description="free text; changes nothing")
