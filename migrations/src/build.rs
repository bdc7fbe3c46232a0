//! Turns parsed tables into statements that both databases accept.

use sea_orm_migration::prelude::*;

use crate::schema::{Column, Kind, Table};

/// Creates the tables and added columns, their references and indexes.
pub async fn create(manager: &SchemaManager<'_>, tables: &[Table]) -> Result<(), DbErr> {
    for table in tables {
        if table.more {
            for column in &table.columns {
                let name = Alias::new(&table.name);
                manager
                    .alter_table(
                        sea_orm_migration::prelude::Table::alter()
                            .table(name)
                            .add_column(column_def(column))
                            .to_owned(),
                    )
                    .await?;
            }
        } else {
            manager.create_table(create_table(table)).await?;
        }
        for (number, (unique, columns)) in table.indexes.iter().enumerate() {
            let mut index = Index::create();
            index.name(format!("ix_{}_{number}", table.name)).table(Alias::new(&table.name));
            for column in columns {
                index.col(Alias::new(column));
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index.take()).await?;
        }
    }
    Ok(())
}

/// Drops the tables, last made first.
pub async fn drop(manager: &SchemaManager<'_>, tables: &[Table]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        if table.more {
            for column in &table.columns {
                let (name, column) = (Alias::new(&table.name), Alias::new(&column.name));
                manager
                    .alter_table(sea_orm_migration::prelude::Table::alter().table(name).drop_column(column).to_owned())
                    .await?;
            }
            continue;
        }
        manager.drop_table(sea_orm_migration::prelude::Table::drop().table(Alias::new(&table.name)).to_owned()).await?;
    }
    Ok(())
}

fn create_table(table: &Table) -> TableCreateStatement {
    let mut statement = sea_orm_migration::prelude::Table::create();
    statement.table(Alias::new(&table.name));
    for column in &table.columns {
        statement.col(column_def(column));
        if let Some(target) = &column.references {
            statement.foreign_key(
                ForeignKey::create()
                    .from(Alias::new(&table.name), Alias::new(&column.name))
                    .to(Alias::new(target), Alias::new("id")),
            );
        }
    }
    statement.take()
}

fn column_def(column: &Column) -> ColumnDef {
    let mut def = ColumnDef::new(Alias::new(&column.name));
    match column.kind {
        Kind::Id => def.uuid(),
        Kind::Text => def.text(),
        Kind::Int => def.big_integer(),
        Kind::Flag => def.boolean(),
        Kind::Bytes => def.blob(),
        Kind::Json => def.json_binary(),
    };
    if !column.nullable {
        def.not_null();
    }
    if column.name == "id" {
        def.primary_key();
    }
    def
}
